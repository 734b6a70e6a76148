import Crypto
import Dispatch
import Domain
import Foundation
import Support
import Synchronization
import Testing
import Web

/// Uploads by pieces to the real server, over connections that break and through its death.
@Suite(.serialized) struct ResumableWire {
    private static let octets = ["Tus-Resumable: 1.0.0", "Content-Type: application/offset+octet-stream"]

    /// Rows of figures, as an office sends them; about `size` bytes.
    private static func sheet(_ size: Int) -> [UInt8] {
        var dice = Dice(seed: 20_261_125)
        var text = "numéro;largeur;hauteur\n"
        var number = 0
        while text.utf8.count < size {
            number += 1
            text += "\(number);\(Int.random(in: 20...297, using: &dice));\(Int.random(in: 20...297, using: &dice))\n"
        }
        return Array(text.utf8)
    }

    private static func begin(_ length: Int, _ wire: Wire, _ draft: Tutorial.ID) async throws -> String {
        let metadata = TusSender.metadata(["filename": "tickets.csv", "target": "field-model-new"])
        let answer = try await wire.send(
            "POST", Path.uploads(draft),
            ["Tus-Resumable: 1.0.0", "Upload-Length: \(length)", "Upload-Metadata: \(metadata)"], [])
        return try answer.headers["location"].orMissing("an address: \(answer.status) \(answer.text)")
    }

    private static func head(_ address: String, _ wire: Wire) async throws -> Wire.Answer {
        try await wire.send("HEAD", address, ["Tus-Resumable: 1.0.0"], [])
    }

    private static func offset(_ address: String, _ wire: Wire) async throws -> Int {
        let answer = try await head(address, wire)
        #expect(answer.status == 200 && answer.body.isEmpty, "\(answer.status) \(answer.text)")
        return try answer.headers["upload-offset"].flatMap { Int($0) }.orMissing("an offset")
    }

    private static func patch(
        _ address: String, _ bytes: [UInt8], at offset: Int, _ wire: Wire, checksum: String? = nil
    ) async throws -> Wire.Answer {
        let more = ["Upload-Offset: \(offset)"] + (checksum.map { ["Upload-Checksum: \($0)"] } ?? [])
        return try await wire.send("PATCH", address, octets + more, bytes)
    }

    /// Waits until the server has written `size` bytes of the upload.
    private static func wait(for size: Int, _ address: String, _ scene: Scene) async throws {
        let id = try address.split(separator: "/").last.orMissing("id")
        let file = scene.data.appending(path: "media/resumable/\(id)")
        for _ in 0..<500 {
            let bytes = try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
            if bytes == size { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Missing("\(size) bytes in \(file.path)")
    }

    @Test func `what came before a connection was lost is kept, with a checksum nothing of it`() async throws {
        let scene = try await Scene(drafts: 1)
        let server = try await RunningServer(data: scene.data, log: scene.log)
        let wire = Wire(port: server.port, cookie: scene.cookie)
        let bytes = Self.sheet(300_000)
        let address = try await Self.begin(bytes.count, wire, scene.drafts[0].id)
        let plain = Self.octets + ["Upload-Offset: 0"]
        let checked = Self.octets + ["Upload-Offset: 100000", "Upload-Checksum: \(TusSender.sha1(bytes[100_000...]))"]

        try wire.cut("PATCH", address, plain, length: bytes.count, after: Array(bytes[..<100_000]))
        try await Self.wait(for: 100_000, address, scene)
        #expect(try await Self.offset(address, wire) == 100_000)
        try wire.cut("PATCH", address, checked, length: bytes.count - 100_000, after: Array(bytes[100_000..<200_000]))
        try await Task.sleep(for: .milliseconds(300))
        #expect(try await Self.offset(address, wire) == 100_000)
        let rest = try await Self.patch(
            address, Array(bytes[100_000...]), at: 100_000, wire, checksum: TusSender.sha1(bytes[100_000...]))
        #expect(rest.status == 204 && rest.headers["bricoleur-file"] != nil, "\(rest.status) \(rest.text)")
        server.terminate()
        #expect(await server.wait() == 0)
        try Self.expectWhole([bytes], in: scene.data)
    }

    @Test func `one request at a time adds to an upload, and who asks how far it is ends a silent one`() async throws {
        let scene = try await Scene(drafts: 1)
        let server = try await RunningServer(data: scene.data, log: scene.log)
        let wire = Wire(port: server.port, cookie: scene.cookie)
        let bytes = Self.sheet(200_000)
        let address = try await Self.begin(bytes.count, wire, scene.drafts[0].id)
        let gate = DispatchSemaphore(value: 0)

        async let silent = wire.stream(
            "PATCH", address, Self.octets + ["Upload-Offset: 0"], length: bytes.count
        ) { offset in
            if offset == 0 { return Array(bytes[..<50_000]) }
            gate.wait()
            return []
        }
        try await Self.wait(for: 50_000, address, scene)
        let second = try await Self.patch(address, Array(bytes[50_000...]), at: 50_000, wire)
        #expect(second.status == 423 && second.text.contains("upload.underWay"), "\(second.status) \(second.text)")
        #expect(try await Self.offset(address, wire) == 50_000)
        let rest = try await Self.patch(address, Array(bytes[50_000...]), at: 50_000, wire)
        #expect(rest.status == 204 && rest.headers["bricoleur-file"] != nil, "\(rest.status) \(rest.text)")
        gate.signal()
        #expect(try await silent.status == 423)
        server.terminate()
        #expect(await server.wait() == 0)
        try Self.expectWhole([bytes], in: scene.data)
    }

    private static let mayMount = getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/unshare")

    @Test(.enabled(if: mayMount, "a small tmpfs can only be mounted by root"))
    func `on a full disk a piece is refused whole, and the upload goes on once there is room`() async throws {
        let scene = try await Scene(drafts: 1)
        let disk = scene.folder("disk")
        try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
        let shell = """
            mount -t tmpfs -o size=4m tmpfs '\(disk.path)' && cp -a '\(scene.data.path)' '\(disk.path)/data' && exec "$@"
            """
        let server = try await RunningServer(data: disk.appending(component: "data"), shell: shell, log: scene.log)
        let wire = Wire(port: server.port, cookie: scene.cookie)
        // The mount is seen by the server alone; root looks at it through the server's eyes.
        let inside = URL(filePath: "/proc/\(server.pid)/root\(disk.path)")
        let filler = inside.appending(component: "filler")
        func fill(leaving room: Int) throws {
            let attributes = try FileManager.default.attributesOfFileSystem(forPath: inside.path)
            let free = try (attributes[.systemFreeSize] as? Int).orMissing("the room on the disk")
            try Data(count: free - room).write(to: filler)
        }
        let bytes = Self.sheet(800_000)
        let address = try await Self.begin(bytes.count, wire, scene.drafts[0].id)
        let rest = Array(bytes[100_000...])
        #expect(try await Self.patch(address, Array(bytes[..<100_000]), at: 0, wire).status == 204)

        // No room for the piece.
        try fill(leaving: 300_000)
        for checksum in [nil, TusSender.sha1(rest)] {
            let refused = try await Self.patch(address, rest, at: 100_000, wire, checksum: checksum)
            #expect(refused.status == 507 && refused.text.contains("storage.full"), "\(refused.status) \(refused.text)")
            #expect(try await Self.offset(address, wire) == 100_000)
        }
        // Room for the piece, but not for what is made of the whole.
        try FileManager.default.removeItem(at: filler)
        try fill(leaving: 900_000)
        let whole = try await Self.patch(address, rest, at: 100_000, wire)
        #expect(whole.status == 507, "\(whole.status) \(whole.text)")
        #expect(try await Self.head(address, wire).status == 507)
        try FileManager.default.removeItem(at: filler)
        let head = try await Self.head(address, wire)
        #expect(head.status == 200 && head.headers["bricoleur-file"] != nil, "\(head.status)")

        let after = scene.folder("after")
        try FileManager.default.copyItem(at: inside.appending(component: "data"), to: after)
        try Self.expectWhole([bytes], in: after)
        server.terminate()
        #expect(await server.wait() == 0)
    }

    private static let rounds = ProcessInfo.processInfo.environment["BRICOLEUR_KILLS"].flatMap { Int($0) } ?? 8

    @Test func `a death between the last byte and the answer loses nothing, and nothing is taken twice`() async throws {
        let scene = try await Scene(drafts: 1)
        let draft = scene.drafts[0].id
        var dice = Dice(seed: 20_261_127)
        var uploads: [[UInt8]] = []
        var address: String?
        // How far the server was when it died: some bytes, all bytes, the check as well.
        var (some, all, done) = (0, 0, 0)

        for round in 0...Self.rounds {
            let server = try await RunningServer(data: scene.data, log: scene.log)
            let wire = Wire(port: server.port, cookie: scene.cookie)
            if let address, let bytes = uploads.last {
                let isSettled = try Self.isSettled(address, scene)
                let offset = try await Self.offset(address, wire)
                if isSettled { done += 1 } else if offset == bytes.count { all += 1 } else { some += 1 }
                let rest = try await Self.patch(address, Array(bytes[offset...]), at: offset, wire)
                #expect(rest.status == 204 && rest.headers["bricoleur-file"] != nil, "\(rest.status) \(rest.text)")
            }
            guard round < Self.rounds else {
                server.terminate()
                #expect(await server.wait() == 0)
                break
            }
            let bytes = Self.sheet(300_000 + 100 * round)
            uploads.append(bytes)
            let next = try await Self.begin(bytes.count, wire, draft)
            address = next
            // Soon after it began, or later; or as soon as what became of it is written down.
            let isLast = round % 3 == 2
            let pause = Duration.milliseconds(Int.random(in: 1...(round % 3 == 0 ? 12 : 120), using: &dice))
            async let answer = Self.patch(next, bytes, at: 0, wire)
            try await Task.sleep(for: pause)
            for _ in 0..<1_000 where isLast {
                if try Self.isSettled(next, scene) { break }
                try await Task.sleep(for: .milliseconds(2))
            }
            server.kill()
            do { _ = try await answer } catch is Wire.Broken {}
            #expect(await server.wait() == -9)
        }
        try Self.expectWhole(uploads, in: scene.data)
        print(
            "resumable, death at the end: \(Self.rounds) kills, with some bytes here \(some) times, all \(all) times, "
                + "after the check \(done) times; each taken once")
    }

    private static func isSettled(_ address: String, _ scene: Scene) throws -> Bool {
        let id = try address.split(separator: "/").last.orMissing("id")
        let rows = try Scene.values(
            "SELECT id FROM resumableUpload WHERE id = '\(id)' AND file IS NOT NULL", in: scene.data)
        return !rows.isEmpty
    }

    private final class Pieces: Sendable {
        let taken = Mutex(0)
    }

    /// What one sender did between two deaths of the server.
    private struct Stretch: Sendable {
        let address: String
        var sent = 0
        /// How much was there when it began; nil when nobody could say.
        var start: Int?
        /// How much the server last said it had.
        var acknowledged = 0
    }

    @Test func `uploads go on after SIGKILL from what the server has, and come out whole`() async throws {
        let scene = try await Scene(drafts: 2)
        let bytes = Self.sheet(2_000_000)
        let pieces = Pieces()
        var dice = Dice(seed: 20_261_126)
        var addresses: [String] = []
        var acknowledged: [String: Int] = [:]
        var sent = 0
        var starts: [Int] = []

        for round in 1...(Self.rounds + 1) {
            let server = try await RunningServer(data: scene.data, log: scene.log)
            let wire = Wire(port: server.port, cookie: scene.cookie)
            if addresses.isEmpty {
                for draft in scene.drafts { addresses.append(try await Self.begin(bytes.count, wire, draft.id)) }
            }
            let isLast = round > Self.rounds
            // The server dies once it has taken some more pieces, in the middle of the next.
            let last = pieces.taken.withLock { $0 } + Int.random(in: 2...12, using: &dice)
            let pause = Duration.microseconds(Int.random(in: 0...8_000, using: &dice))
            let all = addresses
            let stretches = try await withThrowingTaskGroup(of: Stretch.self) { group in
                for (index, address) in all.enumerated() {
                    // One checks its pieces and the other does not; small ones, so that deaths come in between.
                    let step = isLast ? 500_000 : 40_000
                    group.addTask {
                        try await Self.send(bytes, to: address, wire, isChecked: index == 0, step: step, pieces)
                    }
                }
                if !isLast {
                    for _ in 0..<3_000 where pieces.taken.withLock({ $0 < last }) {
                        try await Task.sleep(for: .milliseconds(2))
                    }
                    try await Task.sleep(for: pause)
                    server.kill()
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            for stretch in stretches {
                sent += stretch.sent
                guard let start = stretch.start else { continue }
                starts.append(start)
                #expect(start >= acknowledged[stretch.address, default: 0], "what was acknowledged is lost")
                acknowledged[stretch.address] = stretch.acknowledged
            }
            if isLast { server.terminate() }
            #expect(await server.wait() == (isLast ? 0 : -9))
        }
        try Self.expectWhole([bytes, bytes], in: scene.data)
        print(
            """
            resumable kill test: \(Self.rounds) kills, 2 uploads of \(bytes.count) bytes, gone on from \
            \(starts.sorted().map { "\($0 * 100 / bytes.count)" }.joined(separator: ", ")) %; \
            \(sent - 2 * bytes.count) bytes sent twice; both whole
            """)
    }

    /// Sends what is missing until it is all there or the server is gone.
    private static func send(
        _ bytes: [UInt8], to address: String, _ wire: Wire, isChecked: Bool, step: Int, _ pieces: Pieces
    ) async throws -> Stretch {
        var stretch = Stretch(address: address)
        do {
            stretch.acknowledged = try await offset(address, wire)
            stretch.start = stretch.acknowledged
            while stretch.acknowledged < bytes.count {
                let start = stretch.acknowledged
                let piece = Array(bytes[start..<min(start + step, bytes.count)])
                stretch.sent += piece.count
                let checksum = isChecked ? TusSender.sha256(piece) : nil
                let answer = try await patch(address, piece, at: start, wire, checksum: checksum)
                guard answer.status == 204 else { throw Missing("a piece: \(answer.status) \(answer.text)") }
                stretch.acknowledged += piece.count
                pieces.taken.withLock { $0 += 1 }
                #expect(answer.headers["upload-offset"] == "\(stretch.acknowledged)")
            }
        } catch is Wire.Broken {}
        return stretch
    }

    /// Each upload became one file with just these bytes, and nothing else is left.
    private static func expectWhole(_ uploads: [[UInt8]], in data: URL) throws {
        #expect(try Scene.faults(in: data) == [])
        let expected = uploads.map { SHA256.hash(data: $0).map { String(format: "%02x", $0) }.joined() }.sorted()
        #expect(try Scene.values("SELECT digest FROM mediaFile ORDER BY digest", in: data) == expected)
        let settled = try Scene.values("SELECT file FROM resumableUpload ORDER BY file", in: data)
        let files = try Scene.values("SELECT id FROM mediaFile ORDER BY id", in: data)
        #expect(settled == files)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: data.appending(path: "media/resumable").path)
        #expect(left == [])
        #expect(Scene.unfinished(in: data) == [])
    }
}
