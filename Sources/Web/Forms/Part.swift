import Domain

/// What the headers of one part of a multipart form say.
package struct Part: Sendable, Hashable {
    /// Name of the input, never empty.
    package let name: String
    /// Present when the part is a file: its last path component, without control characters; empty for an input in
    /// which nothing was chosen.
    package let fileName: String?
    /// As the browser says, not to be trusted.
    package let contentType: String?

    package init(name: String, fileName: String? = nil, contentType: String? = nil) {
        self.name = name
        self.fileName = fileName
        self.contentType = contentType
    }

    /// - Parameter block: header lines, each but the last ended by CR LF.
    /// - Throws: `.requestMalformed`, `.requestNotText` when the headers are not UTF-8.
    init(headers block: [UInt8]) throws(Refusal) {
        var headers: [String: String] = [:]
        for line in try Self.lines(of: block) {
            guard let text = String(validating: line, as: UTF8.self) else { throw Refusal(.requestNotText) }
            guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { throw Refusal(.requestMalformed) }
            let name = text[..<colon].lowercased()
            guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }), headers[name] == nil else {
                throw Refusal(.requestMalformed)
            }
            headers[name] = Self.trimmed(text[text.utf8.index(after: colon)...])
        }
        guard let text = headers["content-disposition"] else { throw Refusal(.requestMalformed) }
        let disposition = try HeaderValue(text)
        let encoding = headers["content-transfer-encoding"]?.lowercased() ?? "binary"
        guard disposition.word == "form-data", ["7bit", "8bit", "binary"].contains(encoding),
            let name = disposition.parameters["name"], !name.isEmpty
        else { throw Refusal(.requestMalformed) }
        self.name = Self.unescaped(name)
        contentType = headers["content-type"]
        if let extended = disposition.parameters["filename*"] {
            fileName = Self.lastComponent(try Self.decoded(extended))
        } else {
            fileName = disposition.parameters["filename"].map { Self.lastComponent(Self.unescaped($0)) }
        }
    }

    private static func lines(of block: [UInt8]) throws(Refusal) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var rest = block[...]
        while !rest.isEmpty {
            let line = rest.prefix { $0 != 0x0d && $0 != 0x0a && $0 != 0 }
            rest = rest.dropFirst(line.count)
            guard rest.isEmpty || rest.starts(with: [0x0d, 0x0a]), let first = line.first, first > 0x20 else {
                throw Refusal(.requestMalformed)
            }
            lines.append(line)
            rest = rest.dropFirst(2)
        }
        return lines
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.unicodeScalars.first, first == " " || first == "\t" { text.unicodeScalars.removeFirst() }
        while let last = text.unicodeScalars.last, last == " " || last == "\t" { text.unicodeScalars.removeLast() }
        return String(text)
    }

    /// Undoes the three escapes that browsers write in names; every other per cent sign is a typed one.
    private static func unescaped(_ name: String) -> String {
        name.replacing("%22", with: "\"")
            .replacing("%0D", with: "\r").replacing("%0d", with: "\r")
            .replacing("%0A", with: "\n").replacing("%0a", with: "\n")
    }

    /// RFC 8187: `UTF-8''ticket%20d%C3%A9pos%C3%A9.png`.
    private static func decoded(_ value: String) throws(Refusal) -> String {
        let pieces = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard pieces.count == 3, pieces[0].lowercased() == "utf-8" else { throw Refusal(.requestMalformed) }
        guard let text = String(validating: Percent.decoded(pieces[2].utf8), as: UTF8.self) else {
            throw Refusal(.requestNotText)
        }
        return text
    }

    /// What is left of a file's name as it was sent: no folders, no control characters.
    static func lastComponent(_ path: String) -> String {
        let scalars = path.unicodeScalars
        let start = scalars.lastIndex { $0 == "/" || $0 == "\\" }.map { scalars.index(after: $0) }
        let name = scalars[(start ?? scalars.startIndex)...].filter { $0.properties.generalCategory != .control }
        return String(String.UnicodeScalarView(name))
    }
}
