/// A "no" to a file: a code of the house and its figures.
///
/// The server adds the name and words it.
struct Refused: Error {
    enum Figure {
        case number(Int)
        case text(String)
    }

    let code: String
    let figures: [(name: String, value: Figure)]

    init(_ code: String, _ figures: [(name: String, value: Figure)] = []) {
        self.code = code
        self.figures = figures
    }

    static let empty = Refused("file.empty")
    static let damaged = Refused("photo.damaged")
    static let storageFull = Refused("storage.full")

    static func notAPhoto(found: String) -> Refused { Refused("photo.notAPhoto", [("found", .text(found))]) }
    static func unsupported(found: String) -> Refused { Refused("photo.unsupported", [("found", .text(found))]) }
    static func heic() -> Refused { Refused("photo.heic") }
    static func kind(found: String) -> Refused { Refused("file.kind", [("found", .text(found))]) }

    static func tooLongSide(_ side: Int, limit: Int) -> Refused {
        Refused("photo.tooLongSide", [("side", .number(side)), ("limit", .number(limit))])
    }

    static func tooManyPixels(_ pixels: Int, limit: Int) -> Refused {
        Refused("photo.tooManyPixels", [("pixels", .number(pixels)), ("limit", .number(limit))])
    }
}
