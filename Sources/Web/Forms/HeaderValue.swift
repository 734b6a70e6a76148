import Domain

/// A header such as `form-data; name="photo"`: a lower-case word, then parameters with lower-case names.
struct HeaderValue: Sendable {
    let word: String
    let parameters: [String: String]

    /// - Throws: `.requestMalformed` for an empty word, an unfinished quote, or a parameter given twice.
    init(_ text: String) throws(Refusal) {
        var scanner = Scanner(rest: Array(text.utf8)[...])
        word = scanner.token().lowercased()
        guard !word.isEmpty else { throw Refusal(.requestMalformed) }
        var found: [String: String] = [:]
        scanner.skipSpaces()
        while !scanner.rest.isEmpty {
            guard scanner.take(";") else { throw Refusal(.requestMalformed) }
            scanner.skipSpaces()
            if scanner.rest.isEmpty { break }
            let name = scanner.token().lowercased()
            guard !name.isEmpty, scanner.take("="), found[name] == nil else { throw Refusal(.requestMalformed) }
            found[name] = try scanner.value()
            scanner.skipSpaces()
        }
        parameters = found
    }

    private struct Scanner {
        var rest: ArraySlice<UInt8>

        mutating func skipSpaces() {
            rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
        }

        mutating func take(_ sign: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: sign) else { return false }
            rest.removeFirst()
            return true
        }

        mutating func token() -> String {
            let token = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "=") }
            rest = rest.dropFirst(token.count)
            return String(decoding: token, as: UTF8.self)
        }

        /// A bare word, or a quoted text.
        ///
        /// Browsers leave a backslash as it is and write `%22` for a quote; others write
        /// `\"`. So a backslash counts only before a backslash or a quote that is not the last one.
        mutating func value() throws(Refusal) -> String {
            guard take("\"") else { return token() }
            let last = rest.lastIndex(of: UInt8(ascii: "\""))
            var text: [UInt8] = []
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
                if byte == UInt8(ascii: "\\"), let next = rest.first,
                    next == byte || next == UInt8(ascii: "\"") && rest.startIndex != last
                {
                    text.append(next)
                    rest.removeFirst()
                } else {
                    text.append(byte)
                }
            }
            throw Refusal(.requestMalformed)
        }
    }
}
