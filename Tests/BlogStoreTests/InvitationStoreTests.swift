import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

@Suite struct InvitationStoreTests {
    @Test func `CVE-2023-37904: of fifty who accept one invitation at once exactly one gets an account`() throws {
        try withBlog { blog throws in
            try invite("grace@example.org", .editor, in: blog.store)
            let settings = blog.database.settings
            let start = Meeting(of: 50)
            let results = inParallel(count: 50) { worker in
                let name = try #require(AccountName("grace-x\(worker)"))
                let store = Store(Connection(settings))
                start.wait()
                return try store.invitations.accept(digest("link"), name: name, passwordHash: "hash", now: now)
            }
            #expect(results.count { (try? $0.get()) != nil } == 1)
            for case .failure(let error) in results { #expect(error as? StoreError == .linkVoid) }
            #expect(try blog.number("SELECT COUNT(*) FROM accounts WHERE role = 'editor'") == 1)
            #expect(try blog.number("SELECT COUNT(*) FROM invitations") == 0)
        }
    }

    @Test func `an invitation is listed until it is accepted, withdrawn or too old`() throws {
        try withBlog { blog throws in
            let invitations = blog.store.invitations
            try invite("grace@example.org", .author, in: blog.store)
            let waiting = try #require(try invitations.waiting(now: now).first)
            #expect(waiting.email.text == "grace@example.org" && waiting.role == .author)
            #expect(waiting.inviter.name == "inviter")
            #expect(waiting.expiresAt == now.advanced(bySeconds: Invitation.lifetime))
            #expect(try invitations.waiting(now: waiting.expiresAt).isEmpty)
            #expect(try invitations.withdraw(waiting.id) && !invitations.withdraw(waiting.id))
            #expect(try invitations.find(link: digest("link"), now: now) == nil)
        }
    }

    @Test func `a name that is taken, also by a registration that waits, leaves the invitation as it is`() throws {
        try withBlog { blog throws in
            try invite("grace@example.org", .author, in: blog.store)
            let name = try #require(AccountName("INVITER"))
            #expect(throws: StoreError.nameTaken) {
                try blog.store.invitations.accept(digest("link"), name: name, passwordHash: "hash", now: now)
            }
            #expect(try blog.store.invitations.find(link: digest("link"), now: now) != nil)
        }
    }

    @Test func `an address with an account is not invited, and no mail is written`() throws {
        try withBlog { blog throws in
            try blog.store.account("grace")
            #expect(throws: StoreError.emailTaken) { try invite("GRACE@example.org", .author, in: blog.store) }
            #expect(try blog.number("SELECT COUNT(*) FROM outgoing_mail") == 0)
        }
    }

    private func invite(_ email: String, _ role: Role, in store: Store) throws {
        let inviter =
            try store.accounts.credentials(for: "inviter")?.account ?? store.account("inviter", .administrator)
        let email = try #require(EmailAddress(email))
        try store.invitations.add(
            email, as: role, by: inviter.id, link: digest("link"),
            mail: OutgoingMail(
                messageID: "1@blog.example", kind: "invitation", recipient: email, subject: "", sealedContent: [1],
                expires: now), now: now)
    }
}
