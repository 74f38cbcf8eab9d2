import Testing

@testable import Blog

@Suite struct PermissionTests {
    private let people: [Role?] = [nil, .reader, .author, .editor, .administrator]

    /// The table once more, row by row, so that no change of it goes unseen.
    @Test func `who may do what`() {
        let table: [Right: [Permission.Reach]] = [
            .comment: [.any, .any, .any, .any, .any],
            .commentWhenKnown: [.never, .any, .any, .any, .any],
            .commentAtOnce: [.never, .never, .any, .any, .any],
            .writePosts: [.never, .never, .any, .any, .any],
            .changePosts: [.never, .never, .own, .any, .any],
            .setSticky: [.never, .never, .never, .any, .any],
            .writePages: [.never, .never, .never, .any, .any],
            .changePages: [.never, .never, .never, .any, .any],
            .moderate: [.never, .never, .never, .any, .any],
            .keepAccount: [.never, .own, .own, .own, .own],
            .invite: [.never, .never, .never, .never, .any],
            .manageAccounts: [.never, .never, .never, .never, .any],
            .changeSettings: [.never, .never, .never, .never, .any],
            .readMailQueue: [.never, .never, .never, .never, .any],
        ]
        for right in Right.allCases {
            #expect(people.map { Permission.reach(right, $0) } == table[right], "\(right)")
        }
    }

    @Test func `each role may do all that the ones before it may`() {
        let order: [Permission.Reach] = [.never, .own, .any]
        for right in Right.allCases {
            let reaches = people.compactMap { order.firstIndex(of: Permission.reach(right, $0)) }
            #expect(reaches == reaches.sorted(), "\(right)")
        }
    }

    @Test func `a comment needs no approval from staff, and from readers after their first`() {
        #expect(people.map { Permission.isTrusted($0, hasApprovedComment: false) } == [false, false, true, true, true])
        #expect(people.map { Permission.isTrusted($0, hasApprovedComment: true) } == [false, true, true, true, true])
    }

    @Test func `a page cannot be kept above the posts`() {
        #expect(people.map { Permission.maySetSticky(.post, $0) } == [false, false, false, true, true])
        #expect(people.map { Permission.maySetSticky(.page, $0) } == [false, false, false, false, false])
    }

    @Test func `authors change what is their own, editors everything`() {
        func account(_ id: UInt64, _ role: Role) -> Account { Account(id: id, name: "a", displayName: "A", role: role) }
        #expect(Permission.mayEdit(.post, by: 1, account(1, .author)))
        #expect(!Permission.mayEdit(.post, by: 1, account(2, .author)))
        #expect(!Permission.mayEdit(.page, by: 1, account(1, .author)))
        #expect(!Permission.mayEdit(.post, by: 1, account(1, .reader)))
        #expect(Permission.mayEdit(.page, by: 1, account(2, .editor)))
        #expect(!Permission.mayEdit(.post, by: 1, nil))
    }

    @Test func `only what was thrown away can be destroyed`() {
        #expect(ModerationAction.delete.origins == [.spam, .trash])
        #expect(PostAction.delete.origins == [.trash])
        for action in ModerationAction.allCases { #expect(!action.origins.contains { $0 == action.result }) }
    }
}
