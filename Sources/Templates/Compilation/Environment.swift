/// The blocks that inclusions have given so far. What the outermost gave wins.
final class Environment {
    struct Content {
        let block: Block
        let source: Source
        /// What holds inside the content: the blocks given to the template that it is written in.
        let environment: Environment
    }

    let contents: [String: Content]

    init(contents: [String: Content] = [:]) {
        self.contents = contents
    }
}
