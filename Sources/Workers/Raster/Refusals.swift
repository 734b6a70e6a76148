package import WorkerKit

extension Refused {
    /// - Parameter found: MIME type, or what libmagic said.
    package static func notAPhoto(found: String) -> Refused { Refused("photo.notAPhoto", [("found", .text(found))]) }

    package static func unsupported(found: String) -> Refused {
        Refused("photo.unsupported", [("found", .text(found))])
    }

    package static let damaged = Refused("photo.damaged")
}
