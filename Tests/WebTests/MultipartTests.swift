import Domain
import Foundation
import NIOCore
import Synchronization
import Testing

@testable import Web

/// A file in memory that remembers how it ended.
final class MemorySink: FileSink {
    enum End { case open, closed, discarded }

    private let state = Mutex((bytes: [UInt8](), end: End.open))
    let refusesAfter: Int

    init(refusesAfter: Int = .max) { self.refusesAfter = refusesAfter }

    var bytes: [UInt8] { state.withLock { $0.bytes } }
    var end: End { state.withLock { $0.end } }

    func write(_ bytes: ByteBuffer) async throws {
        try state.withLock { state in
            if state.bytes.count + bytes.readableBytes > refusesAfter { throw Refusal(.storageFull) }
            state.bytes += bytes.readableBytesView
        }
    }

    func close() async throws { state.withLock { $0.end = .closed } }
    func discard() async { state.withLock { $0.end = .discarded } }
}

/// The sinks opened during one reading.
final class Desk: Sendable {
    private let opened = Mutex([MemorySink]())
    let refusesAfter: Int

    init(refusesAfter: Int = .max) { self.refusesAfter = refusesAfter }

    var sinks: [MemorySink] { opened.withLock { $0 } }

    @Sendable func open(_ field: String, _ fileName: String) async throws -> any FileSink {
        let sink = MemorySink(refusesAfter: refusesAfter)
        opened.withLock { $0.append(sink) }
        return sink
    }
}

struct Bodies {
    struct Gone: Error {}

    /// `bytes` cut in buffers of `size`.
    static func cut(_ bytes: [UInt8], every size: Int) -> [ByteBuffer] {
        stride(from: 0, to: bytes.count, by: size).map { ByteBuffer(bytes: bytes[$0..<min($0 + size, bytes.count)]) }
    }

    static func stream(_ text: String, every size: Int = 7, gone: Bool = false) -> AsyncThrowingStream<
        ByteBuffer, any Error
    > {
        AsyncThrowingStream { continuation in
            for buffer in cut(Array(text.utf8), every: size) { continuation.yield(buffer) }
            continuation.finish(throwing: gone ? Gone() : nil)
        }
    }

    static func part(_ head: String, _ body: String) -> String {
        "--B\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(body)\r\n"
    }

    static let type = "multipart/form-data; boundary=B"
}

@Suite struct MultipartTests {
    private func events(
        _ body: String, every size: Int = 5, type: String = Bodies.type, parts: Int = 100
    ) throws -> [String] {
        var parser = try MultipartParser(contentType: type, parts: parts)
        var seen: [String] = []
        for buffer in Bodies.cut(Array(body.utf8), every: size) {
            parser.feed(buffer)
            while let event = try parser.next() {
                switch event {
                case .part(let part): seen.append("\(part.name)|\(part.fileName ?? "-")|\(part.contentType ?? "-")|")
                case .data(let bytes): seen[seen.count - 1] += String(buffer: bytes)
                case .endOfPart: break
                case .end: seen.append("end")
                }
            }
            #expect(parser.held <= MultipartParser.headerBytes + size)
        }
        try parser.finish()
        return seen
    }

    @Test(arguments: 1...90)
    func `reads the same parts however the network cuts them`(_ size: Int) throws {
        let body =
            "preamble\r\n" + Bodies.part("name=\"a\"", "un\r\n--\r\n--C deux\r")
            + Bodies.part("name=\"p\"; filename=\"été.jpg\"\r\nContent-Type: image/jpeg", "\r\n\r\n--")
            + Bodies.part("name=v", "")
            + "--B--\r\nepilogue"

        let seen = try events(body, every: size)

        #expect(seen == ["a|-|-|un\r\n--\r\n--C deux\r", "p|été.jpg|image/jpeg|\r\n\r\n--", "v|-|-|", "end"])
    }

    @Test(arguments: [
        ("name=\"f\"; filename=\"a \\\"b\\\".png\"", "a \"b\".png"),
        ("name=f; filename=\"a %22b%22 50%.png\"", "a \"b\" 50%.png"),
        ("name=f; filename=\"C:\\dossier\\photo.jpg\"", "photo.jpg"),
        ("name=f; filename=\"../../etc/passwd\"", "passwd"),
        ("name=f; filename=\"x.png\"; filename*=UTF-8''%C3%A9t%C3%A9.png", "été.png"), ("name=f; filename=\"a\\\"", ""),
        ("name=f; filename=\"\"", ""), ("name=f; filename=\"a;b=c.png\"", "a;b=c.png"),
        ("name=f; FileName=nu.txt", "nu.txt"),
        ("name=f; filename=\"saut%0D%0Ade ligne.png\"", "sautde ligne.png"),
    ])
    func `understands the file names that browsers write`(_ head: String, _ name: String) throws {
        #expect(try events(Bodies.part(head, "x") + "--B--") == ["f|\(name)|-|x", "end"])
    }

    @Test(arguments: [
        "--B\r\n\r\nx\r\n--B--", "--B\r\nContent-Type: a/b\r\n\r\nx\r\n--B--",
        Bodies.part("filename=\"x\"", "x") + "--B--",
        Bodies.part("name=\"\"", "x") + "--B--", Bodies.part("name=\"a", "x") + "--B--",
        Bodies.part("name=a; name=b", "x") + "--B--",
        Bodies.part("name=a\r\ncontent-disposition: form-data; name=b", "x") + "--B--",
        Bodies.part("name=a\r\nContent-Transfer-Encoding: base64", "x") + "--B--",
        Bodies.part("name=a\r\n folded", "x") + "--B--",
        Bodies.part("name=a\nX: y", "x") + "--B--", Bodies.part("name=a", "x"), Bodies.part("name=a", "x") + "--B-",
        Bodies.part("name=a", "x") + "--Bx\r\n", "--B\nContent-Disposition: form-data; name=a\n\nx\n--B--", "",
        "nothing here",
        Bodies.part("name=a; x=\(String(repeating: "y", count: 9_000))", "x") + "--B--",
        String(repeating: "p", count: 9_000) + "\r\n--B--", "--B--" + String(repeating: "e", count: 9_000),
        "--B\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--B--",
    ])
    func `refuses a body that is not a form`(_ body: String) {
        for size in [1, 13, 100_000] {
            let refusal = #expect(throws: Refusal.self) { try events(body, every: size) }
            #expect(refusal?.code == .requestMalformed)
        }
    }

    @Test func `counts parts`() {
        let body = String(repeating: Bodies.part("name=a", "x"), count: 11) + "--B--"

        let refusal = #expect(throws: Refusal.self) { try events(body, parts: 10) }

        #expect(refusal == Refusal(.requestTooManyFields, ["limit": 10]))
        #expect(throws: Never.self) { try events(body, parts: 11) }
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"é\"",
        "multipart/mixed; boundary=B",
        "multipart/form-data; boundary=\"\(String(repeating: "b", count: 71))\"",
        "multipart/form-data; boundary=\"b \"", "",
    ])
    func `refuses a content type without a proper boundary`(_ type: String) {
        let refusal = #expect(throws: Refusal.self) { try MultipartParser(contentType: type, parts: 1) }
        #expect(refusal?.code == .requestMalformed)
    }

    @Test func `takes a quoted boundary of 70 characters`() throws {
        let boundary = String(repeating: "a b:", count: 17) + "?'"
        let body = "--\(boundary) \t\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--\(boundary)--"

        let seen = try events(body, every: 1, type: "Multipart/Form-Data; charset=utf-8; boundary=\"\(boundary)\"")

        #expect(seen == ["a|-|-|x", "end"])
    }
}

@Suite struct FormTests {
    private func read(
        _ body: String, gone: Bool = false, desk: Desk = Desk(), every size: Int = 7,
        _ change: (inout FormLimits) -> Void = { _ in }
    ) async throws -> Form {
        var limits = FormLimits()
        change(&limits)
        return try await Form.read(
            contentType: Bodies.type, body: Bodies.stream(body, every: size, gone: gone), limits: limits,
            openFile: desk.open)
    }

    private func refusal(_ read: () async throws -> Form) async -> FormError? {
        await #expect(throws: FormError.self) { _ = try await read() }
    }

    static let photo = String(repeating: "JPEG", count: 100)

    @Test func `keeps texts in order and files in their sinks`() async throws {
        let desk = Desk()
        let body =
            Bodies.part("name=\"titre\"", "L\u{2019}été\r\nà deux\rlignes\u{0}")
            + Bodies.part("name=\"p\"; filename=\"a.jpg\"", Self.photo)
            + Bodies.part("name=\"p\"; filename=\"\"", "") + Bodies.part("name=\"p\"; filename=\"vide.txt\"", "")
            + Bodies.part("name=\"tag\"", "x") + Bodies.part("name=\"tag\"", "y") + "--B--\r\n"

        let form = try await read(body, desk: desk)

        #expect(form["titre"] == "L\u{2019}été\nà deux\nlignes")
        #expect(form.all("tag") == ["x", "y"])
        #expect(form["absent"] == nil)
        #expect(form.fields.map(\.name) == ["titre", "tag", "tag"])
        #expect(form.uploads.map(\.fileName) == ["a.jpg", "vide.txt"])
        #expect(form.uploads.map(\.bytes) == [400, 0])
        #expect(desk.sinks.map(\.end) == [.closed, .closed])
        #expect(desk.sinks.first?.bytes == Array(Self.photo.utf8))
    }

    @Test func `a file too large is left out and the texts after it are kept`() async throws {
        let desk = Desk()
        let body =
            Bodies.part("name=p; filename=a.jpg", Self.photo) + Bodies.part("name=p; filename=b.jpg", "petit")
            + Bodies.part("name=t", "après") + "--B--"

        let form = try await read(body, desk: desk) { $0.fileBytes = 399 }

        #expect(form.tooLarge == [Form.LeftFile(field: "p", fileName: "a.jpg")])
        #expect(form["t"] == "après")
        #expect(form.uploads.map(\.fileName) == ["b.jpg"])
        #expect(desk.sinks.map(\.end) == [.discarded, .closed])
        #expect(try await read(body) { $0.fileBytes = 400 }.tooLarge.isEmpty)
    }

    @Test func `files over the number are left out`() async throws {
        let desk = Desk()
        let files = (1...4).map { Bodies.part("name=p; filename=\($0).jpg", "x") }.joined()

        let form = try await read(files + Bodies.part("name=t", "après") + "--B--", desk: desk) { $0.files = 3 }

        #expect(form.tooMany.map(\.fileName) == ["4.jpg"])
        #expect(form.uploads.count == 3)
        #expect(form["t"] == "après")
        #expect(desk.sinks.count == 3)
    }

    @Test func `a request too large keeps the texts read so far and frees every file`() async throws {
        let desk = Desk()
        let body =
            Bodies.part("name=t", "avant") + Bodies.part("name=p; filename=a.jpg", Self.photo)
            + Bodies.part("name=p; filename=b.jpg", Self.photo) + "--B--"

        let error = await refusal { try await read(body, desk: desk) { $0.requestBytes = 700 } }
        let cut = await refusal {
            try await read(body) {
                $0.requestBytes = 100; $0.drainBytes = 100
            }
        }

        #expect(error?.refusal == Refusal(.requestTooLarge, ["limit": .bytes(700)]))
        #expect(error?.partialForm["t"] == "avant")
        #expect(error?.partialForm.uploads.isEmpty == true)
        #expect(error?.bodyEnded == true)
        #expect(desk.sinks.map(\.end) == [.discarded, .discarded])
        #expect(cut?.bodyEnded == false)
    }

    @Test func `text that is not UTF-8 names its field and the others are kept`() async throws {
        let bytes = Array(Bodies.part("name=a", "\u{7f}").utf8).map { $0 == 0x7f ? 0xe9 : $0 }
        let body = bytes + Array((Bodies.part("name=b", "bien") + "--B--").utf8)
        let stream = AsyncThrowingStream<ByteBuffer, any Error> { continuation in
            continuation.yield(ByteBuffer(bytes: body))
            continuation.finish()
        }

        let error = await refusal {
            try await Form.read(contentType: Bodies.type, body: stream, openFile: Desk().open)
        }

        #expect(error?.refusal == Refusal(.requestNotText, field: "a"))
        #expect(error?.partialForm["b"] == "bien")
    }

    @Test func `limits texts by bytes and by number`() async throws {
        let body = Bodies.part("name=a", "12345") + Bodies.part("name=b", "12345") + "--B--"

        let bytes = await refusal { try await read(body) { $0.fieldBytes = 11 } }
        let number = await refusal { try await read(body) { $0.fields = 1 } }

        #expect(bytes?.refusal == Refusal(.requestTooLarge, ["limit": .bytes(11)]))
        #expect(bytes?.partialForm.fields == [Form.Field(name: "a", value: "12345")])
        #expect(number?.refusal == Refusal(.requestTooManyFields, ["limit": 1]))
        #expect(number?.partialForm["a"] == "12345")
        #expect(
            try await read(body) {
                $0.fieldBytes = 12; $0.fields = 2
            }.fields.count == 2)
    }

    @Test func `a full disk refuses the form but reads every text`() async throws {
        let desk = Desk(refusesAfter: 100)
        let body = Bodies.part("name=p; filename=a.jpg", Self.photo) + Bodies.part("name=t", "après") + "--B--"

        let error = await refusal { try await read(body, desk: desk) }

        #expect(error?.refusal.code == .storageFull)
        #expect(error?.partialForm["t"] == "après")
        #expect(desk.sinks.map(\.end) == [.discarded])
    }

    @Test func `a connection that goes away frees every file`() async throws {
        let desk = Desk()
        let body =
            Bodies.part("name=p; filename=a.jpg", "x")
            + "--B\r\nContent-Disposition: form-data; name=q; filename=b\r\n\r\nmoitié"

        await #expect(throws: Bodies.Gone.self) { try await read(body, gone: true, desk: desk) }
        let short = await refusal { try await read(body, desk: desk) }

        #expect(short?.refusal.code == .requestMalformed)
        #expect(desk.sinks.map(\.end) == [.discarded, .discarded, .discarded, .discarded])
    }

    @Test(.timeLimit(.minutes(5))) func `a silent or dripping sender is refused and keeps its texts`() async throws {
        var limits = FormLimits()
        limits.idle = .milliseconds(200)
        limits.bytesPerSecond = 10_000
        let desk = Desk()
        let start =
            Bodies.part("name=t", "avant") + "--B\r\nContent-Disposition: form-data; name=p; filename=b\r\n\r\nmoitié"
        let (silent, _) = AsyncThrowingStream.makeStream(of: ByteBuffer.self, throwing: (any Error).self)
        let (dripping, drip) = AsyncThrowingStream.makeStream(of: ByteBuffer.self, throwing: (any Error).self)
        drip.yield(ByteBuffer(string: start))
        let tap = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(20))
                drip.yield(ByteBuffer(string: "x"))
            }
        }
        defer { tap.cancel() }

        for (body, text) in [(silent, nil), (dripping, "avant")] {
            let error = await refusal {
                try await Form.read(contentType: Bodies.type, body: body, limits: limits, openFile: desk.open)
            }
            #expect(error?.refusal.code == .requestTooSlow)
            #expect(error?.bodyEnded == false)
            #expect(error?.partialForm["t"] == text)
        }
        #expect(desk.sinks.map(\.end) == [.discarded])
    }
}
