import Domain
import Foundation
import Support
import Testing
import Web

private let mayMount = getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/unshare")

/// The real server on a disk of 3 MB, filled to the brim.
@Suite(.serialized, .enabled(if: mayMount, "a small tmpfs can only be mounted by root"))
struct FullDiskServer {
    @Test func `a full disk is a clear page, nothing is half written, and the server goes on`() async throws {
        let scene = try await Scene()
        let disk = scene.folder("disk")
        try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
        let shell = """
            mount -t tmpfs -o size=3m tmpfs '\(disk.path)' && cp -a '\(scene.data.path)' '\(disk.path)/data' && exec "$@"
            """
        let server = try await RunningServer(data: disk.appending(component: "data"), shell: shell, log: scene.log)
        let wire = Wire(port: server.port, cookie: scene.cookie)
        // The mount is seen by the server alone; root looks at it through the server's eyes.
        let inside = URL(filePath: "/proc/\(server.pid)/root\(disk.path)")
        let draft = Path.draft(scene.drafts[0].id)
        var acknowledged = 0
        var refused = 0

        func save(_ number: Int) async throws -> Wire.Answer {
            try await wire.post(
                draft,
                PostedForm([
                    "title": "k-\(number)", "summary": String(repeating: "é", count: 3_000), "version": "1",
                    "editor": "p",
                ]))
        }
        func comment(_ number: Int) async throws -> Wire.Answer {
            try await wire.post(
                Path.tutorial(scene.shown.slug) + "/commentaires",
                PostedForm(["text": "c-\(number) " + String(repeating: "x", count: 4_000), "token": "t\(number)"]))
        }

        var last = 0
        let filler = inside.appending(component: "filler")
        try Data(count: 1_200_000).write(to: filler)
        for number in 1...400 where refused < 8 {
            let answer = try await number % 2 == 0 ? save(number) : comment(number)
            if answer.status == 303 || answer.status == 200 {
                acknowledged += 1
                if number % 2 == 0 { last = number }
                continue
            }
            refused += 1
            #expect(answer.status == 507, "\(answer.status): \(answer.text.prefix(400))")
            #expect(answer.text.contains("<h1") && !answer.text.contains("SQLite"))
            if number % 2 == 0 { #expect(answer.text.contains("k-\(number)"), "what was typed is on the page") }
        }
        #expect(refused == 8 && acknowledged > 0)

        var upload = PostedForm()
        upload.attach(try Pictures.jpeg(1600, 1200), named: "grande.jpg", type: "image/jpeg", to: "photos")
        let photo = try await wire.post(draft + "/photos", upload, accept: "application/json")
        #expect(photo.status == 507 || photo.text.contains("\"kept\":[]"), "\(photo.status) \(photo.text)")
        #expect(Scene.unfinished(in: inside.appending(component: "data")) == [])
        for page in ["/healthz", "/", Path.tutorial(scene.shown.slug), draft] {
            #expect(try await wire.get(page).status == 200, "\(page)")
        }

        try FileManager.default.removeItem(at: filler)
        let freed = try await save(9_999)
        #expect(freed.status == 303, "\(freed.status)")
        let photoAgain = try await wire.post(draft + "/photos", upload, accept: "application/json")
        #expect(photoAgain.status == 200 && photoAgain.text.contains("\"kept\":[{"), "\(photoAgain.text)")
        let data = scene.folder("after")
        try FileManager.default.copyItem(at: inside.appending(component: "data"), to: data)
        #expect(try Scene.faults(in: data) == [])
        #expect(try Scene.values("SELECT json_extract(content, '$.title') FROM draft", in: data).contains("k-9999"))
        #expect(last > 0)
        server.terminate()
        #expect(await server.wait() == 0)
        print("full disk: \(acknowledged) acknowledged, \(refused) refused with 507, server went on")
    }
}
