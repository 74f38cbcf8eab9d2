import TestAuthenticator
import Testing
import WebAuthn

@Suite struct ClientDataTests {
    private static let start =
        #"{"type":"webauthn.get","challenge":"\#(Ceremony.challenge)","origin":"https://blog.example""#

    @Test(arguments: [
        "}", #","crossOrigin":false}"#, #","later":{"keys":["may",1,null]}}"#,
        #","tokenBinding":{"status":"supported"}}"#,
        #","tokenBinding":{"status":"unheard of"}}"#, " \n}",
    ])
    func `what a browser may write`(end: String) throws {
        let ceremony = try Ceremony()
        ceremony.authenticator.counter = nil
        let credential = try ceremony.register()
        #expect(try ceremony.verify(clientData: Self.start + end, by: credential).isUserVerified)
    }

    @Test(arguments: [
        "", "null", "[]", #""text""#, "{}", start, start + "}}", start + "} {}", start + ",}", "\u{FEFF}" + start + "}",
        start + #","origin":"https://blog.example"}"#, start + #","a":1,"a":1}"#, start + #","crossOrigin":0}"#,
        start + #","crossOrigin":"false"}"#, start + #","crossOrigin":null}"#, start + #","tokenBinding":"present"}"#,
        start + #","tokenBinding":{}}"#, start + #","nul":"\u0000"}"#, start + #","half":"\ud800"}"#,
        start + #","length":""# + String(repeating: "x", count: 4_096) + #""}"#,
        #"{"type":1,"challenge":"\#(Ceremony.challenge)","origin":"https://blog.example"}"#,
        #"{"type":"webauthn.get","challenge":["\#(Ceremony.challenge)"],"origin":"https://blog.example"}"#,
        #"{"type":"webauthn.get","challenge":"\#(Ceremony.challenge)"}"#,
        // Single quotes and comments are of other languages.
        "{'type':'webauthn.get'}", start + "/* */}",
    ])
    func `what is no client data`(text: String) throws {
        #expect(throws: WebAuthnError.malformed(.clientData)) { try ClientData(json: Array(text.utf8)) }
    }

    @Test func `bytes that are not UTF-8`() {
        for byte: UInt8 in [0x80, 0xC0, 0xED, 0xF5, 0xFF] {
            let bytes = Array(Self.start.utf8) + Array(#","a":""#.utf8) + [byte] + Array(#""}"#.utf8)
            #expect(throws: WebAuthnError.malformed(.clientData)) { try ClientData(json: bytes) }
        }
    }

    @Test func `a connection that is bound`() throws {
        let ceremony = try Ceremony()
        let credential = try ceremony.register()
        #expect(throws: WebAuthnError.tokenBinding) {
            try ceremony.verify(
                clientData: Self.start + #","tokenBinding":{"status":"present","id":"AAAA"}}"#, by: credential)
        }
    }

    @Test func `nesting without end`() {
        let text = Self.start + #","a":"# + String(repeating: "[", count: 3_900)
        #expect(throws: WebAuthnError.malformed(.clientData)) { try ClientData(json: Array(text.utf8)) }
    }
}
