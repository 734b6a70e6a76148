import Crypto

/// The texts that make a module what it is, read once: it is hashed, decoded and archived from these and nothing else.
///
/// They are `module.yaml`, the pictures (`*.svg`) beside it, `views/*.mustache`, `documents/*.mustache` and
/// `migrations/*.yaml`. What only helps its author (read-me, tests, sources) is not among them.
package struct ModuleFiles: Sendable, Hashable {
    static let manifest = "module.yaml"
    /// Bytes of one file.
    static let maximumBytes = ManifestDocument.maximumBytes
    /// Files of one module.
    static let maximumCount = 200

    /// By path inside the folder, such as `views/card.mustache`; without byte order marks.
    package let texts: [String: String]
    /// What stood in the way of those that could not be read.
    private let faults: [String: Fault]

    enum Fault: Error, Hashable {
        case tooLarge(bytes: Int)
        case refused(Problem)
    }

    /// From the archive.
    package init(texts: [String: String]) { self.init(texts: texts, faults: [:]) }

    init(texts: [String: String], faults: [String: Fault]) {
        self.texts = texts
        self.faults = faults
    }

    /// SHA-256 over paths and texts, by path, as 64 hexadecimal digits.
    ///
    /// Each is preceded by its length, so that no two sets of files give one hash. Files that could not be read do not
    /// count.
    package var hash: String {
        var digest = SHA256()
        for path in texts.keys.sorted() {
            for text in [path, texts[path] ?? ""] {
                withUnsafeBytes(of: UInt64(text.utf8.count).bigEndian) { digest.update(bufferPointer: $0) }
                digest.update(data: Array(text.utf8))
            }
        }
        return digest.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// - Parameter limit: bytes.
    func text(_ path: String, limit: Int = maximumBytes) -> Result<String, Problem> {
        if let text = texts[path] {
            let size = text.utf8.count
            return size <= limit ? .success(text) : .failure(.fileTooLarge(size, limit: limit))
        }
        switch faults[path] {
        case .tooLarge(let bytes): return .failure(.fileTooLarge(bytes, limit: limit))
        case .refused(let problem): return .failure(problem)
        case nil: return .failure(.unreadable)
        }
    }

    /// Paths of the files of one of its folders, readable or not, in order.
    func paths(in folder: String) -> [String] {
        (Array(texts.keys) + faults.keys).filter { $0.hasPrefix(folder + "/") }.sorted()
    }
}
