import Blog
import Foundation
import HTTP
import Testing

@testable import BlogSite
@testable import Martlet

/// Pages of the documentation that say what the program does.
struct DocumentationTests {
    @Test func `V8.1.1: the page of who may do what says what the checks ask`() throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath)
                .appending(path: "../../../Sources/Martlet/Documentation.docc/Permissions.md").standardized,
            encoding: .utf8)
        #expect(page == PermissionsArticle.text, "Write it anew with: martlet permissions")
    }

    @Test func `V7.1.1: this page tells how long sessions last, as the program has it`() throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath)
                .appending(path: "../../../Sources/Martlet/Documentation.docc/Security.md").standardized,
            encoding: .utf8
        ).replacing("\n", with: " ")
        let (hour, day) = (3_600, 86_400)
        #expect(
            page.contains(
                "ends after \(SessionLength.idleLimit / hour) hours without use and after \(SessionLength.lifetime / day) days"
            ))
        #expect(
            page.contains(
                "after \(SessionLength.longIdleLimit / day) days without use and after \(SessionLength.longLifetime / day) days"
            ))
    }

    @Test func `the page of personal data tells how long it is kept, as the program has it`() throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath)
                .appending(path: "../../../Sources/Martlet/Documentation.docc/PersonalData.md").standardized,
            encoding: .utf8)
        let (hour, day) = (3_600, 86_400)
        for row in [
            "until they end: after \(SessionLength.idleLimit / hour) hours without use and \(SessionLength.lifetime / day) days in any case; after \(SessionLength.longIdleLimit / day) and \(SessionLength.longLifetime / day) days",
            "| registrations that wait, with address and password hash | \(WaitingRegistration.lifetime / day) day |",
            "| invitations, with address | \(Invitation.lifetime / day) days |",
            "| challenges that a passkey has answered | \(PasskeyChallenge.lifetime / 60) minutes |",
            "| forms that wait for a log-in | \(ParkedForm.lifetime / hour) hours |",
        ] {
            #expect(page.contains(row), "\(row)")
        }
    }

    @Test func `V2.1.3: this page tells the limits that the program has`() throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath)
                .appending(path: "../../../Sources/Martlet/Documentation.docc/Security.md").standardized,
            encoding: .utf8
        ).replacing("\n", with: " ")
        let password = NewPassword.length
        let body = try #require(
            Configuration.variables.first { $0.name == "MARTLET_BODY_LIMIT" }.flatMap { Int($0.default) })
        for sentence in [
            "A name has 2 to \(AccountName.limit) letters", "a display name at most \(DisplayName.limit) characters",
            "an e-mail address \(EmailAddress.limit)", "a password \(password.lowerBound) to \(password.upperBound)",
            "a bio \(Profile.bioLimit)", "the title of the site \(SiteSettings.titleLimit)",
            "A form has at most \(Form.fieldLimit) fields", "at most \(body / 1_048_576) MiB",
        ] {
            #expect(page.contains(sentence), "\(sentence)")
        }
    }

    @Test func `every test that the page of security names is there`() throws {
        let names = try ConformancePage.testNames()
        #expect(names.count > 500, "the tests are not understood any more")
        for row in try ConformancePage().rows {
            for test in row.tests { #expect(names.contains(test), "\(row.line): \(test)") }
        }
    }

    @Test func `every line of the page of security is met and shown, or says why not`() throws {
        let rows = try ConformancePage().rows
        #expect(try rows.count == ConformancePage.lines(), "a row is not understood")
        #expect(Set(rows.map(\.line)).count == rows.count, "a line stands twice")
        for row in rows {
            let hasReason = row.verdict.contains(/^(?:met|met in part|not met|does not apply): \S/)
            #expect(row.verdict == "met" ? !row.tests.isEmpty : hasReason, "\(row.line): \(row.verdict)")
            #expect((1...3).contains(row.level), "\(row.line)")
        }
    }
}
