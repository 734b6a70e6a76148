import Domain
import Foundation

/// `filename aWxfLmpwZw==,target cGhvdG9z`: what a sender says of its file.
struct UploadMetadata: Sendable {
    /// As it was sent; empty when nothing was said.
    let text: String
    private var values: [String: String] = [:]

    /// Characters.
    static let limit = 4096

    /// - Throws: `Refusal` `.uploadHeader` for what is not keys, each once, with values in Base64 of UTF-8.
    init(_ header: String?) throws(Refusal) {
        text = header ?? ""
        guard let header else { return }
        guard header.utf8.count <= Self.limit else { throw Tus.malformed(Tus.metadata) }
        for pair in header.split(separator: ",", omittingEmptySubsequences: false) {
            let words = pair.trimmingCharacters(in: .whitespaces).split(
                separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            let key = String(words[0])
            let base64 = words.count > 1 ? String(words[1]) : ""
            guard !key.isEmpty, key.utf8.allSatisfy({ (0x21...0x7e).contains($0) }), values[key] == nil,
                let data = Data(base64Encoded: base64), let value = String(validating: data, as: UTF8.self)
            else { throw Tus.malformed(Tus.metadata) }
            values[key] = value
        }
    }

    /// Never empty.
    var fileName: String {
        let name = Part.lastComponent(values["filename"] ?? "")
        return name.isEmpty ? "fichier" : name
    }

    /// What the file is for: `photos` when nothing is said.
    /// - Throws: `Refusal` `.uploadHeader` for what is no name of an input.
    func target() throws(Refusal) -> DraftInput.Target {
        guard let target = DraftInput.Target(values["target"] ?? DraftInput.photos) else {
            throw Tus.malformed(Tus.metadata)
        }
        return target
    }
}
