/// What a new site shows until its owner writes: short posts about writing here, and a few comments.
enum DemoContent {
    struct Post: Sendable {
        let key: String
        let isPage: Bool
        let title: String
        let daysAgo: Int
        let tags: String
        let categories: String
        let isSticky: Bool
        let body: String
        var comments: [Comment] = []
    }

    struct Comment: Sendable {
        let name: String
        let website: String
        let body: String
        var isPending = false
        var replies: [Comment] = []
    }

    static let posts = [welcome, markdown, threads, moderation, quiet, tables, about]

    private static let welcome = Post(
        key: "welcome", isPage: false, title: "Welcome to your new blog", daysAgo: 1, tags: "first steps",
        categories: "Guide", isSticky: true,
        body: """
            This is a post. It was written in Markdown, stored in MariaDB, and turned into HTML once, when it was saved.

            Three things to do first:

            1. Open the **one-time link** that `deploy/up` printed. It makes you the administrator.
            2. Go to *Admin*, *Posts*, and change this text, or move it to the trash.
            3. Write something of your own. Save it as a draft, look at the preview, publish it when it is ready.

            Nothing here needs JavaScript. Turn it off and try: every form, every preview and every button still works.
            """,
        comments: [
            Comment(
                name: "Wren", website: "https://wren.example/",
                body: "So the page is *only* HTML? It opened before I had let go of the mouse.",
                replies: [
                    Comment(
                        name: "Rook", website: "",
                        body: "Look at the source. There is nothing to wait for, so nothing waits.",
                        replies: [
                            Comment(
                                name: "Wren", website: "https://wren.example/",
                                body: "Fair. I looked. It is oddly calming.")
                        ])
                ]),
            Comment(
                name: "Somebody new", website: "", body: "Hello! This comment waits for you in the moderation queue.",
                isPending: true),
        ])

    private static let markdown = Post(
        key: "markdown", isPage: false, title: "What you can write in Markdown", daysAgo: 2,
        tags: "markdown, writing", categories: "Guide", isSticky: false,
        body: """
            Leave a blank line to begin a paragraph. One star for *emphasis*, two for **strong emphasis**, two tildes
            for ~~what you no longer mean~~, backticks for `code`.

            ## Lists

            - A dash makes a point.
            - [x] A box makes it a task.
            - [ ] An empty one waits.

            ## Quotations

            > A martlet is shown without feet, since it is said never to land.
            >
            > It does not seem to mind.

            ## Code

            ```swift
            let greeting = "Good morning"
            print("\\(greeting), everybody")
            ```

            Addresses such as https://example.org become links by themselves. HTML does not do anything: <b>this</b> is
            shown as you typed it, so that nothing you paste can break the page.
            """,
        comments: [
            Comment(
                name: "Teal", website: "",
                body: "Does this work in comments too?\n\n> Quotations do.\n\nAnd so does `code`, it seems.")
        ])

    private static let threads = Post(
        key: "threads", isPage: false, title: "How conversations stay readable", daysAgo: 5, tags: "comments",
        categories: "Guide", isSticky: false,
        body: """
            Every comment can be answered, and an answer stands below what it answers. On a narrow screen the steps
            become small, so that a long exchange does not end in a column one word wide.

            Press **Reply** below a comment: the page comes back with the form, and above the form the words you are
            answering. Nothing moves while you read.

            If the same comment is sent twice, because the train went into a tunnel, it still exists once.
            """,
        comments: [
            Comment(
                name: "Plover", website: "", body: "What happens when somebody removes the comment I answered?",
                replies: [
                    Comment(
                        name: "Wren", website: "https://wren.example/",
                        body: "Its place stays, with a line that says it was removed. The answers keep making sense.")
                ])
        ])

    private static let moderation = Post(
        key: "moderation", isPage: false, title: "Strangers first wait at the door", daysAgo: 9,
        tags: "comments, moderation", categories: "Guide", isSticky: false,
        body: """
            A guest's comment is kept at once and shown once a moderator has read it. Until then its author alone sees
            it, marked as waiting.

            In *Admin*, *Comments* you can approve one or many at once, mark them as spam, or throw them away. What was
            thrown away can be brought back until you empty the trash.

            People with an account wait only the first time.
            """)

    private static let quiet = Post(
        key: "quiet", isPage: false, title: "A quiet page is a fast page", daysAgo: 16, tags: "design, speed",
        categories: "Notes", isSticky: false,
        body: """
            One stylesheet, no web fonts, no tracking, nothing from other servers. The letters are those your device
            already has, the colours follow its light or dark setting, and the line is about as long as in a good book.

            What is not sent cannot be slow, and cannot break.
            """)

    private static let tables = Post(
        key: "tables", isPage: false, title: "A table of small birds", daysAgo: 23, tags: "birds, writing",
        categories: "Notes", isSticky: false,
        body: """
            Tables scroll in their own box when the screen is too narrow for them.

            | Bird    | Length | Nest                | Known for                     |
            | ------- | -----: | ------------------- | ----------------------------- |
            | Swift   |  17 cm | under roofs         | sleeping while it flies       |
            | Wren    |  10 cm | in hedges           | a voice larger than itself    |
            | Kestrel |  34 cm | ledges, old nests   | standing still in the wind    |
            | Plover  |  28 cm | on the bare ground  | pretending to have a bad wing |
            """)

    private static let about = Post(
        key: "about", isPage: true, title: "About this site", daysAgo: 30, tags: "", categories: "", isSticky: false,
        body: """
            Pages like this one stand outside the stream of posts. Use them for what does not grow old: who you are,
            how to reach you, what you promise your readers.
            """)
}
