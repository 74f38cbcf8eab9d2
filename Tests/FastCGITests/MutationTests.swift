import FastCGI
import HTTP
import Testing

@Suite struct MutationTests {
    /// A failure names its seed, with which the stream can be made again.
    @Test(arguments: SocketKind.allCases)
    func `thousands of mutated record streams leave a server that serves`(kind: SocketKind) throws {
        let count = 3000
        let configure: (inout ServerSettings) -> Void = { settings in
            settings.hurry()
            settings.bodyLimit = 20_000
        }
        try TestServer.serve(at: kind.address, configure) { server in
            for number in 1...UInt64(count) {
                let seed = number &* 0x9E37_79B9_7F4A_7C15
                var generator = FixedRandom(state: seed)
                let stream = MutatedStream(using: &generator)
                let peer = try Peer(server.address)
                peer.send(stream.bytes)
                // Some leave at once, and few keep the server waiting.
                let manner = Int.random(in: 0..<1000, using: &generator)
                if manner < 100 { continue }
                if manner > 100 { peer.finishSending() }
                let answer = try peer.readToEnd()
                // A reset may overtake an answer on its way through TCP.
                if kind == .unix { #expect(answer.isEmpty || WireReply(answer) != nil, "seed \(seed)") }
            }
            try server.expectStillServes()
            // One connection carries one request, whatever is hidden in it.
            #expect(server.journal.requests.count <= count + 1)
            #expect(server.journal.requests.count > count / 20)
        }
    }
}
