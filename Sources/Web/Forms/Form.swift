package import Domain

/// What a person sent with a form: texts in the order of the page, and the files that were kept.
package struct Form: Sendable {
    package struct Field: Sendable, Hashable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A file whose bytes are all in its closed sink.
    package struct Upload: Sendable {
        package let field: String
        package let fileName: String
        /// As the browser says, not to be trusted.
        package let contentType: String?
        package let bytes: Int
        package let sink: any FileSink
    }

    /// A file that was not kept.
    package struct LeftFile: Sendable, Hashable {
        package let field: String
        package let fileName: String
    }

    /// Valid UTF-8, without NUL, lines ended by LF; otherwise as typed.
    package private(set) var fields: [Field] = []
    package internal(set) var uploads: [Upload] = []
    /// Files over the limit of bytes.
    package internal(set) var tooLarge: [LeftFile] = []
    /// Files after the greatest number of them.
    package internal(set) var tooMany: [LeftFile] = []
    private var places: [String: [Int]] = [:]

    package init(fields: [Field] = []) {
        for field in fields { append(field) }
    }

    /// The first value of `name`.
    package subscript(name: String) -> String? {
        places[name]?.first.map { fields[$0].value }
    }

    /// Every value of `name`, in order.
    package func all(_ name: String) -> [String] {
        places[name, default: []].map { fields[$0].value }
    }

    /// Discards the sink of every upload: for a handler that refuses the form itself.
    package func discardUploads() async {
        for upload in uploads { await upload.sink.discard() }
    }

    mutating func append(_ field: Field) {
        places[field.name, default: []].append(fields.count)
        fields.append(field)
    }

    /// The text of form bytes, or nil when they are not UTF-8.
    static func text(_ bytes: [UInt8]) -> String? {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var afterReturn = false
        for byte in bytes where byte != 0 {
            if byte == 0x0d {
                text.append(0x0a)
            } else if byte != 0x0a || !afterReturn {
                text.append(byte)
            }
            afterReturn = byte == 0x0d
        }
        return String(validating: text, as: UTF8.self)
    }
}

/// A form that is refused; everything typed in it that could be read is still there.
package struct FormError: Error, Sendable {
    package let refusal: Refusal
    /// Texts read so far; its uploads are discarded and empty.
    package let partialForm: Form
    /// Whether the body was read to its end; if not, the connection cannot serve another request.
    package let bodyEnded: Bool
}

extension Form {
    /// The text after `?` in an address.
    ///
    /// Never refused: bytes that are not UTF-8 become U+FFFD.
    package struct Query: Sendable {
        /// Longest query that is read, in bytes, and most pairs.
        package static let longest = 8 * 1024
        package static let pairs = 200

        package let fields: [Field]

        package init(_ text: String) {
            var parser = UrlencodedParser()
            var pairs = parser.feed(text.utf8.prefix(Self.longest))
            if let last = parser.finish() { pairs.append(last) }
            fields = pairs.prefix(Self.pairs).map { pair in
                func words(_ bytes: [UInt8]) -> String {
                    Form.text(bytes) ?? String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
                }
                return Field(name: words(pair.name), value: words(pair.value))
            }
        }

        package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

        package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
    }
}
