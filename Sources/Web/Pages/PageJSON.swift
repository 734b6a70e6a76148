import Foundation

extension Encodable {
    /// One line of JSON for an attribute that a script reads: always the same text for the same value.
    var pageJSON: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Pages hand over texts, whole numbers and lists of them, none of which can fail to be written.
        let data = (try? encoder.encode(self)) ?? Data("{}".utf8)
        return String(decoding: data, as: UTF8.self)
    }
}
