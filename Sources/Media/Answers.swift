import Domain
import Foundation

/// What the picture worker says, as it says it: nothing in it is believed before it was checked.
struct PhotoAnswer: Decodable {
    struct Part: Decodable {
        let width: Int
        let height: Int
        let format: String
        let name: String
    }

    let type: String
    let width: Int
    let height: Int
    let takenAt: String?
    let renditions: [Part]

    /// True when every figure is one that an honest worker could have given.
    var isSound: Bool {
        let widths = renditions.map(\.width)
        return ["jpeg", "png"].contains(type) && (1...Limits.photoSide).contains(width)
            && (1...Limits.photoSide).contains(height) && !renditions.isEmpty
            && renditions.count <= Limits.renditionWidths.count + 1
            && zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 }
            && renditions.allSatisfy { part in
                (1...width).contains(part.width) && (1...height).contains(part.height)
                    && (Limits.renditionWidths + [width]).contains(part.width)
                    && part.name == "r\(part.width).\(part.format == "png" ? "png" : "jpg")"
                    && ["jpeg", "png"].contains(part.format)
            }
    }

    /// The camera's wall clock, read as if it were UTC: right for putting photos in order, whatever the zone.
    var moment: Date? {
        guard let takenAt else { return nil }
        let whole = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
            .dateSeparator(.dash).dateTimeSeparator(.standard).time(includingFractionalSeconds: false)
        let fraction = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
            .dateSeparator(.dash).dateTimeSeparator(.standard).time(includingFractionalSeconds: true)
        return try? takenAt.contains(".") ? fraction.parse(takenAt) : whole.parse(takenAt)
    }
}

struct DocumentAnswer: Decodable {
    let mime: String
    let format: String
}

/// A worker's "no".
struct RefusalAnswer: Decodable {
    enum Figure: Decodable {
        case number(Int)
        case text(String)

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let number = try? value.decode(Int.self) {
                self = .number(number)
            } else {
                self = .text(String(try value.decode(String.self).prefix(120)))
            }
        }
    }

    let refusal: String
    let arguments: [String: Figure]

    private static let codes: Set<Code> = [
        .fileEmpty, .fileKind, .photoNotAPhoto, .photoTooManyPixels, .photoTooLongSide, .photoDamaged,
        .photoUnsupported, .photoHEIC, .storageFull,
    ]

    /// Nil when a worker has no business to say such a thing.
    var asRefusal: Refusal? {
        guard let code = Code(rawValue: refusal), Self.codes.contains(code) else { return nil }
        let known = arguments.filter { ["found", "side", "pixels", "limit"].contains($0.key) }
        return Refusal(
            code,
            known.mapValues { figure in
                switch figure {
                case .number(let number): .number(number)
                case .text(let text): .text(text)
                }
            })
    }
}

extension Refusal {
    func adding(_ more: [String: Argument]) -> Refusal {
        Refusal(code, arguments.merging(more) { _, added in added }, field: field)
    }
}
