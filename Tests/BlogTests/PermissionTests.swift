import Testing

@testable import Blog

@Suite struct PermissionTests {
    @Test func `who may do what`() {
        let roles: [Role?] = [nil, .reader, .author, .editor, .administrator]
        #expect(roles.map { Permission.mayWrite(.post, $0) } == [false, false, true, true, true])
        #expect(roles.map { Permission.mayWrite(.page, $0) } == [false, false, false, true, true])
        #expect(roles.map { Permission.maySetSticky(.post, $0) } == [false, false, false, true, true])
        #expect(roles.map { Permission.maySetSticky(.page, $0) } == [false, false, false, false, false])
        #expect(roles.map { Permission.mayModerate($0) } == [false, false, false, true, true])
        #expect(roles.map { Permission.isTrusted($0, hasApprovedComment: false) } == [false, false, true, true, true])
        #expect(roles.map { Permission.isTrusted($0, hasApprovedComment: true) } == [false, true, true, true, true])
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
