package import Domain
package import Foundation
import Sandbox

extension MediaStore {
    /// Takes a file that the program brings along or draws itself, by the way of every other.
    ///
    /// Its row is the caller's to write, soon.
    /// - Throws: `Rejection`; `Refusal` `.checkUnavailable`.
    package func take(own bytes: some ContiguousBytes, as purpose: Purpose, name: String) async throws -> MediaFile {
        let spool = try openSpool()
        try spool.write(bytes)
        switch try await take(spool, as: purpose, name: name, urgency: .background, write: { _ in }) {
        case .kept(let file): return file
        case .withheld(let id):
            try dropWithheld(id)
            throw Refusal(.checkUnavailable, ["name": .text(name)])
        }
    }
}
