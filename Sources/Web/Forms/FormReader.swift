import Domain
import NIOCore

/// One reading of one form.
struct FormReader {
    struct Result: Sendable {
        let form: Form
        let error: (any Error)?
        let bodyEnded: Bool
    }

    private enum Syntax {
        case multipart(MultipartParser)
        case urlencoded(UrlencodedParser)
        /// No content type: only an empty body will do.
        case none
    }

    private enum Current {
        case nothing
        case text(name: String, bytes: [UInt8])
        case file(OpenFile)
    }

    private let contentType: String?
    private let limits: FormLimits
    private let openFile: @Sendable (String, String) async throws -> any FileSink

    private var form = Form()
    private var current = Current.nothing
    private var textBytes = 0
    private var filesSeen = 0
    /// The first thing that went wrong without ending the reading.
    private var refusal: Refusal?

    init(
        contentType: String?, limits: FormLimits,
        openFile: @escaping @Sendable (String, String) async throws -> any FileSink
    ) {
        self.contentType = contentType
        self.limits = limits
        self.openFile = openFile
    }

    /// Reads the whole body, or what is left of it after a refusal, as far as the limits go.
    mutating func read(_ body: some AsyncSequence<ByteBuffer, any Error>, pace: Pace) async -> Result {
        var iterator = body.makeAsyncIterator()
        var error: (any Error)?
        var ended = false
        do {
            try await parse(&iterator, pace: pace, ended: &ended)
        } catch let caught {
            error = caught
        }
        error = error ?? refusal
        guard let error else { return Result(form: form, error: nil, bodyEnded: true) }
        await discardAll()
        if error is Refusal, !ended { ended = await drain(&iterator, pace: pace) }
        return Result(form: form, error: error, bodyEnded: ended)
    }

    private mutating func parse<Iterator: AsyncIteratorProtocol<ByteBuffer, any Error>>(
        _ iterator: inout Iterator, pace: Pace, ended: inout Bool
    ) async throws {
        var syntax = try chooseSyntax()
        var received = 0
        while let chunk = try await Self.next(&iterator, pace: pace) {
            received += chunk.readableBytes
            guard received <= limits.requestBytes else {
                throw Refusal(.requestTooLarge, ["limit": .bytes(limits.requestBytes)])
            }
            try await take(chunk, &syntax)
        }
        // A body cut short by cancellation also ends with nil.
        try Task.checkCancellation()
        ended = true
        try await finish(&syntax)
    }

    private func chooseSyntax() throws -> Syntax {
        guard let contentType else { return .none }
        let word = try HeaderValue(contentType).word
        if word == "application/x-www-form-urlencoded" { return .urlencoded(UrlencodedParser()) }
        return .multipart(try MultipartParser(contentType: contentType, parts: limits.parts))
    }

    private mutating func take(_ chunk: ByteBuffer, _ syntax: inout Syntax) async throws {
        switch syntax {
        case .multipart(var parser):
            syntax = .none
            parser.feed(chunk)
            while let event = try parser.next() { try await take(event) }
            syntax = .multipart(parser)
        case .urlencoded(var parser):
            syntax = .none
            for pair in parser.feed(chunk) { try keep(name: pair.name, value: pair.value) }
            guard textBytes + parser.held <= limits.fieldBytes else { throw tooMuchText }
            syntax = .urlencoded(parser)
        case .none:
            guard chunk.readableBytes == 0 else { throw Refusal(.requestMalformed) }
        }
    }

    private mutating func finish(_ syntax: inout Syntax) async throws {
        switch syntax {
        case .multipart(var parser):
            try parser.finish()
        case .urlencoded(var parser):
            if let pair = parser.finish() { try keep(name: pair.name, value: pair.value) }
        case .none: break
        }
    }

    private mutating func take(_ event: MultipartParser.Event) async throws {
        switch event {
        case .part(let part):
            if let fileName = part.fileName {
                current = .file(OpenFile(part, fileName: fileName))
            } else {
                current = .text(name: part.name, bytes: [])
            }
        case .data(let bytes):
            try await take(bytes)
        case .endOfPart:
            try await endPart()
        case .end: break
        }
    }

    private mutating func take(_ data: ByteBuffer) async throws {
        switch current {
        case .nothing: break
        case .text(let name, var bytes):
            current = .nothing
            guard textBytes + name.utf8.count + bytes.count + data.readableBytes <= limits.fieldBytes else {
                throw tooMuchText
            }
            bytes.append(contentsOf: data.readableBytesView)
            current = .text(name: name, bytes: bytes)
        case .file(var file):
            defer { current = .file(file) }
            do {
                try await write(data, to: &file)
            } catch let caught as Refusal {
                await file.drop()
                refusal = refusal ?? caught
            }
        }
    }

    private mutating func write(_ data: ByteBuffer, to file: inout OpenFile) async throws {
        if file.state == .waiting { try await open(&file) }
        guard file.state == .open else { return }
        guard refusal == nil else { return await file.drop() }
        file.bytes += data.readableBytes
        guard file.bytes <= limits.fileBytes else {
            form.tooLarge.append(file.left)
            return await file.drop()
        }
        try await file.sink?.write(data)
    }

    private mutating func open(_ file: inout OpenFile) async throws {
        guard refusal == nil else { return await file.drop() }
        guard filesSeen < limits.files else {
            form.tooMany.append(file.left)
            return await file.drop()
        }
        filesSeen += 1
        file.sink = try await openFile(file.part.name, file.fileName)
        file.state = .open
    }

    private mutating func endPart() async throws {
        switch current {
        case .nothing: break
        case .text(let name, let bytes):
            current = .nothing
            try keep(name: Array(name.utf8), value: bytes)
        case .file(var file):
            defer { current = .nothing }
            do {
                if file.state == .waiting, !file.fileName.isEmpty { try await open(&file) }
                guard file.state == .open, let sink = file.sink else { return }
                form.uploads.append(file.upload(in: sink))
                try await sink.close()
            } catch let caught as Refusal {
                await file.drop()
                refusal = refusal ?? caught
            }
        }
    }

    private mutating func keep(name: [UInt8], value: [UInt8]) throws {
        guard form.fields.count < limits.fields else {
            throw Refusal(.requestTooManyFields, ["limit": .number(limits.fields)])
        }
        textBytes += name.count + value.count
        guard textBytes <= limits.fieldBytes else { throw tooMuchText }
        guard let field = Form.text(name), let text = Form.text(value) else {
            refusal = refusal ?? Refusal(.requestNotText, field: String(decoding: name, as: UTF8.self))
            return
        }
        form.append(Form.Field(name: field, value: text))
    }

    private var tooMuchText: Refusal { Refusal(.requestTooLarge, ["limit": .bytes(limits.fieldBytes)]) }

    private mutating func discardAll() async {
        if case .file(var file) = current { await file.drop() }
        current = .nothing
        await form.discardUploads()
        form.uploads = []
    }

    /// - Returns: whether the body came to its end.
    private func drain<Iterator: AsyncIteratorProtocol<ByteBuffer, any Error>>(
        _ iterator: inout Iterator, pace: Pace
    ) async -> Bool {
        var drained = 0
        while drained < limits.drainBytes {
            do {
                guard let chunk = try await Self.next(&iterator, pace: pace) else { return true }
                drained += chunk.readableBytes
            } catch {
                return false
            }
        }
        return false
    }

    private static func next<Iterator: AsyncIteratorProtocol<ByteBuffer, any Error>>(
        _ iterator: inout Iterator, pace: Pace
    ) async throws -> ByteBuffer? {
        pace.waits()
        let chunk = try await iterator.next(isolation: #isolation)
        pace.received(chunk?.readableBytes ?? 0)
        return chunk
    }
}
