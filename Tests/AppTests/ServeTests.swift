import Crypto
import Domain
import Foundation
import GRDB
import Support
import Testing
import Web

@testable import Store

/// The built programs, as an operator runs them.
@Suite(.serialized) struct Serving {
    @Test func `answers healthz, and SIGTERM lets a running request end`() async throws {
        let scene = try await Scene()
        let server = try await RunningServer(data: scene.data, log: scene.log)
        let wire = Wire(port: server.port, cookie: scene.cookie)
        #expect(try await wire.get("/healthz").status == 200)
        #expect(try await wire.get("/rien").status == 404)

        let body = PostedForm(["text": "écrit pendant l'arrêt", "token": "t"]).body
        async let slow = wire.stream(
            "POST", Path.tutorial(scene.shown.slug) + "/commentaires",
            ["Content-Type: application/x-www-form-urlencoded"], length: body.count
        ) { offset in
            if offset > 0 { Thread.sleep(forTimeInterval: 0.6) }
            let middle = body.count / 2
            return offset < middle ? Array(body[..<middle]) : Array(body[middle...])
        }
        try await Task.sleep(for: .milliseconds(250))
        server.terminate()

        #expect(try await slow.status == 303)
        #expect(await server.wait() == 0)
        #expect(try Scene.values("SELECT text FROM comment", in: scene.data) == ["écrit pendant l'arrêt"])
    }

    @Test func `the first start prints an address that makes the first admin, once`() async throws {
        let folder = try TemporaryFolder()
        let log = folder("log")
        let server = try await RunningServer(data: folder("data"), log: log)
        let text = try String(contentsOf: log, encoding: .utf8)
        let code = String(try text.firstMatch(of: /premier-demarrage\?code=([A-Z0-9-]+)/).orMissing("the code").1)
        let wire = Wire(port: server.port)
        func begin(_ code: String) async throws -> Int {
            try await wire.post(
                "/premier-demarrage",
                PostedForm([
                    "code": code, "name": "Inès Roux", "identifier": "ines", "townHall": "Mairie du 19e",
                    "password": "une phrase assez longue", "repeated": "une phrase assez longue",
                ])
            ).status
        }

        #expect(try await begin("AAAA-AAAA-AAAA-AAAA") == 422)
        #expect(try await begin(code) == 303)
        #expect(try await begin(code) == 404)
        #expect(try Scene.values("SELECT role FROM member", in: folder("data")) == ["admin"])
        let key = try FileManager.default.attributesOfItem(atPath: folder("data").appending(component: "pin.key").path)
        #expect(key[.posixPermissions] as? Int == 0o600)
    }

    @Test(arguments: [
        (["--port", "80800"], "port"), (["--port", "http"], "port"), (["--modules", "/nowhere"], "modules"),
        (["--public-url", "ftp://x"], "public-url"), (["--tls-key", "/etc/hosts"], "tls"),
        (["--tls-certificate", "/nowhere", "--tls-key", "/nowhere"], "tls-certificate"),
        (["--host", "0.0.0.0"], "host"),
        (["--config", "/nowhere.env"], "nowhere.env"), (["--data", "/proc/nowhere"], "“/proc/nowhere” cannot be"),
    ])
    func `a wrong setting stops the start with one clear line`(options: [String], word: String) async throws {
        let folder = try TemporaryFolder()
        let data = options.contains("--data") ? [] : ["--data", folder("data").path]

        let command = try await Command.run(
            ["serve"] + data + ["--modules", Checkout.plugins.path].filter { _ in !options.contains("--modules") }
                + options, in: folder.url)

        let lines = command.error.split(separator: "\n")
        #expect(command.code == 1)
        #expect(lines.count == 1 && command.error.contains(word), "\(command.error)")
        #expect(!FileManager.default.fileExists(atPath: folder("data").appending(component: Store.fileName).path))
    }

    @Test func `beyond this machine without TLS is served only when the risk is accepted`() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer(
            data: folder("data"), options: ["--host", "127.0.0.1", "--insecure-http"], log: folder("log"))
        #expect(try await Wire(port: server.port).get("/healthz").status == 200)
    }

    @Test func `settings come from the environment and the file, flags first`() async throws {
        let folder = try TemporaryFolder()
        try Data("BRICOLEUR_PORT=wrong-in-file\n".utf8).write(to: folder("bricoleur.env"))

        let file = try await Command.run(["serve"], in: folder.url)
        #expect(file.code != 0 && file.error.contains("wrong-in-file"))
        let environment = try await Command.run(
            ["serve"], environment: ["BRICOLEUR_PORT": "wrong-outside"], in: folder.url)
        #expect(environment.error.contains("wrong-outside"))
        let flag = try await Command.run(
            ["serve", "--port", "wrong-flag"], environment: ["BRICOLEUR_PORT": "wrong-outside"], in: folder.url)
        #expect(flag.error.contains("wrong-flag"))
    }

    @Test func `--help explains each option`() async throws {
        let folder = try TemporaryFolder()
        let help = try await Command.run(["serve", "--help"], in: folder.url)
        #expect(help.code == 0)
        for option in [
            "--data", "--host", "--port", "--modules", "--public-url", "--tls-certificate", "--trusted-proxy",
            "--insecure-http",
        ] {
            #expect(help.output.contains(option))
        }
        #expect(help.output.contains("Default: 8080"))
    }

    @Test func `a backup made while serving comes back in another folder, byte for byte`() async throws {
        let scene = try await Scene()
        let server = try await RunningServer(data: scene.data, log: scene.log)
        let wire = Wire(port: server.port, cookie: scene.cookie)
        for shade in 0..<3 {
            var form = PostedForm()
            form.attach(
                try Pictures.jpeg(700, 500, shade: shade * 50), named: "p\(shade).jpg", type: "image/jpeg", to: "photos"
            )
            #expect(
                try await wire.post(Path.draft(scene.drafts[0].id) + "/photos", form, accept: "application/json").status
                    == 200)
        }
        let file = scene.folder("copie.tar")

        let backup = try await Command.run(["backup", file.path, "--data", scene.data.path], in: scene.folder.url)
        #expect(backup.code == 0, "\(backup.error)")
        let again = try await Command.run(["backup", file.path, "--data", scene.data.path], in: scene.folder.url)
        #expect(again.code != 0 && again.error.contains("exists"))
        server.terminate()
        _ = await server.wait()
        let other = scene.folder("autre")
        let restore = try await Command.run(["restore", file.path, "--data", other.path], in: scene.folder.url)
        #expect(restore.code == 0, "\(restore.error)")
        let over = try await Command.run(["restore", file.path, "--data", scene.data.path], in: scene.folder.url)
        #expect(over.code != 0)

        let before = try Self.digests(scene.data)
        let after = try Self.digests(other)
        #expect(before.count >= 9 && before == after)
        #expect(try Self.dump(scene.data) == Self.dump(other))
        #expect(try Scene.faults(in: other) == [])
        let restored = try await RunningServer(data: other, log: scene.log)
        let answer = try await Wire(port: restored.port, cookie: scene.cookie).get(Path.draft(scene.drafts[0].id))
        #expect(answer.status == 200)
        print("backup: \(before.count) media files and the whole database the same in another folder")
    }

    @Test func `doctor says what is fine, and finds what is not`() async throws {
        let scene = try await Scene()
        let server = try await RunningServer(data: scene.data, log: scene.log)
        // A copy: what a release build put beside it waits for approval by this one.
        let plugins = scene.folder.url.appending(component: "plugins")
        try FileManager.default.copyItem(at: Checkout.plugins, to: plugins)
        try? FileManager.default.removeItem(at: plugins.appending(path: "spreadsheet/bin"))
        let options = ["--data", scene.data.path, "--modules", plugins.path]
        let fine = try await Command.run(["doctor"] + options, in: scene.folder.url)
        #expect(fine.code == 0, "\(fine.output)")
        server.terminate()
        _ = await server.wait()

        try FileManager.default.removeItem(at: scene.data.appending(component: "pin.key"))
        let bad = try await Command.run(["doctor"] + options, in: scene.folder.url)
        #expect(bad.code == 1 && bad.output.contains("BAD PIN key"))
    }

    @Test func `200 MB are refused while they stream, never held in memory`() async throws {
        let scene = try await Scene()
        let server = try await RunningServer(data: scene.data, log: scene.log)
        let wire = Wire(port: server.port, cookie: scene.cookie)
        #expect(try await wire.get("/").status == 200)
        let before = try server.memory()
        let head = Array(
            """
            --\(PostedForm.boundary)\r
            Content-Disposition: form-data; name="title"\r
            \r
            gardé\r
            --\(PostedForm.boundary)\r
            Content-Disposition: form-data; name="version"\r
            \r
            1\r
            --\(PostedForm.boundary)\r
            Content-Disposition: form-data; name="photos"; filename="film.jpg"\r
            Content-Type: image/jpeg\r
            \r\n
            """.utf8)
        let tail = Array("\r\n--\(PostedForm.boundary)--\r\n".utf8)
        let size = 200 * 1024 * 1024
        let length = head.count + size + tail.count
        let block = [UInt8](repeating: 0x42, count: 65_536)

        let answer = try await wire.stream(
            "POST", Path.draft(scene.drafts[0].id),
            ["Content-Type: multipart/form-data; boundary=\(PostedForm.boundary)"],
            length: length
        ) { offset in
            if offset < head.count { return head }
            if offset < head.count + size { return Array(block[..<min(65_536, head.count + size - offset)]) }
            return tail
        }

        let after = try server.memory()
        #expect(answer.status == 413, "\(answer.status)")
        #expect(answer.text.contains("gardé"), "what was typed before is on the page")
        #expect(after.peak - before.now < 48 * 1024, "grew by \((after.peak - before.now) / 1024) MiB")
        #expect(Scene.unfinished(in: scene.data) == [])
        #expect(try await wire.get("/healthz").status == 200)
        print("200 MB upload: \(answer.status), memory grew by \((after.peak - before.now) / 1024) MiB")
    }

    private static func digests(_ data: URL) throws -> [String: String] {
        let media = data.appending(component: "media")
        var digests: [String: String] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: media.path) ?? .init() {
            guard !path.hasPrefix("incoming"),
                let bytes = FileManager.default.contents(atPath: media.appending(path: path).path)
            else { continue }
            digests[path] = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
        }
        return digests
    }

    private static func dump(_ data: URL) throws -> String {
        let queue = try DatabaseQueue(path: data.appending(component: Store.fileName).path)
        return try queue.read { db in
            try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").map {
                table in
                ([table] + (try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\($0)" }.sorted())).joined(
                    separator: "\n")
            }.joined(separator: "\n")
        }
    }
}
