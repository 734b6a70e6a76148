import Crypto
import Domain
import Foundation

/// `sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=`: what a piece must come to.
struct UploadChecksum: Sendable {
    enum Algorithm: String, CaseIterable { case sha1, sha256 }

    static let names = Algorithm.allCases.map(\.rawValue).joined(separator: ",")

    private enum State: Sendable {
        case sha1(Insecure.SHA1)
        case sha256(SHA256)
    }

    private let expected: Data
    private var state: State

    /// - Throws: `Refusal` `.uploadHeader` for another algorithm, or for what is not its digest in Base64.
    init(_ header: String) throws(Refusal) {
        let words = header.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, let algorithm = Algorithm(rawValue: String(words[0])),
            let digest = Data(base64Encoded: String(words[1]))
        else { throw Tus.malformed(Tus.checksum) }
        let length: Int
        switch algorithm {
        case .sha1: (state, length) = (.sha1(Insecure.SHA1()), Insecure.SHA1.byteCount)
        case .sha256: (state, length) = (.sha256(SHA256()), SHA256.byteCount)
        }
        guard digest.count == length else { throw Tus.malformed(Tus.checksum) }
        expected = digest
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        switch state {
        case .sha1(var hash):
            hash.update(bufferPointer: bytes)
            state = .sha1(hash)
        case .sha256(var hash):
            hash.update(bufferPointer: bytes)
            state = .sha256(hash)
        }
    }

    var matches: Bool {
        switch state {
        case .sha1(let hash): hash.finalize().elementsEqual(expected)
        case .sha256(let hash): hash.finalize().elementsEqual(expected)
        }
    }
}
