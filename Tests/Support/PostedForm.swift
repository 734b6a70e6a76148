/// A form as a browser sends it.
package struct PostedForm: Sendable {
    package struct File: Sendable {
        package let field: String
        package let name: String
        package let type: String
        package let bytes: [UInt8]
    }

    package var fields: [(name: String, value: String)]
    package var files: [File] = []

    package init(_ fields: KeyValuePairs<String, String> = [:]) {
        self.fields = fields.map { ($0.key, $0.value) }
    }

    package init(fields: [(name: String, value: String)]) { self.fields = fields }

    package subscript(name: String) -> String? {
        get { fields.first { $0.name == name }?.value }
        set {
            fields.removeAll { $0.name == name }
            if let newValue { fields.append((name, newValue)) }
        }
    }

    package mutating func attach(_ bytes: [UInt8], named name: String, type: String, to field: String) {
        files.append(File(field: field, name: name, type: type, bytes: bytes))
    }

    /// `application/x-www-form-urlencoded`, or `multipart/form-data` when there are files.
    package var contentType: String {
        files.isEmpty ? "application/x-www-form-urlencoded" : "multipart/form-data; boundary=\(Self.boundary)"
    }

    package var body: [UInt8] { files.isEmpty ? Array(encoded.utf8) : multipart }

    /// The fields percent-encoded.
    package var encoded: String {
        fields.map { "\(Self.escape($0.name))=\(Self.escape($0.value))" }.joined(separator: "&")
    }

    package static let boundary = "----bricoleurBoundary7d4f1a"

    package var multipart: [UInt8] {
        var bytes: [UInt8] = []
        for (name, value) in fields {
            bytes += Array(
                "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in files {
            bytes += Array(
                """
                --\(Self.boundary)\r
                Content-Disposition: form-data; name="\(file.field)"; filename="\(file.name)"\r
                Content-Type: \(file.type)\r
                \r\n
                """.utf8)
            bytes += file.bytes + Array("\r\n".utf8)
        }
        return bytes + Array("--\(Self.boundary)--\r\n".utf8)
    }

    package static func escape(_ text: String) -> String {
        let safe = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        var escaped = ""
        for byte in text.utf8 {
            if safe.contains(byte) {
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                escaped += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return escaped
    }
}
