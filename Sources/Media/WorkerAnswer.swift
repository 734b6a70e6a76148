import Domain
import Foundation

/// What a worker says, as it says it: nothing in it is believed before it was checked.
struct WorkerAnswer: Decodable {
    struct Photo: Decodable {
        struct Part: Decodable {
            let slot: Int
            let width: Int
            let height: Int
            let format: String
        }

        let takenAt: String?
        let orientation: Int?
        let original: Part
        let renditions: [Part]?
        let preview: String?
    }

    let type: String
    let width: Int?
    let height: Int?
    let findings: [FileFinding]
    let photo: Photo?
    let facts: FileFacts?

    /// Nil when it is not the line of JSON that an honest worker ends with.
    init?(_ bytes: Data) {
        guard let answer = try? JSONDecoder().decode(WorkerAnswer.self, from: bytes) else { return nil }
        self = answer
        guard Self.types.contains(type) || isRefusal, findings.count <= 200, findings.allSatisfy(Self.mayBeSaid),
            [width, height].allSatisfy({ (0...largestSide).contains($0 ?? 0) })
        else { return nil }
    }

    /// What it found, with sizes as sizes.
    var worded: [FileFinding] {
        findings.map { finding in
            guard finding.code == .zipTooLarge, case .number(let limit)? = finding.arguments["limit"] else {
                return finding
            }
            return FileFinding(
                finding.code, finding.level, finding.arguments.merging(["limit": .bytes(limit)]) { $1 })
        }
    }

    /// A refused picture may claim to be as large as its header can say.
    private var largestSide: Int { isRefusal ? Int(UInt32.max) : Limits.photoSide }

    var isRefusal: Bool { findings.contains { $0.level == .error } }

    private static let types: Set<String> = [
        "jpeg", "png", "webp", "gif", "heic", "avif", "xlsx", "ods", "csv", "docx", "odt", "pdf",
    ]

    /// A worker has no business to say that it is itself unavailable, or anything about people and drafts.
    private static func mayBeSaid(_ finding: FileFinding) -> Bool {
        let isOfFiles = ["photo.", "file.", "citizen."].contains { finding.code.rawValue.hasPrefix($0) }
        let isOurs: Set<Code> = [.checkUnavailable, .checkBusy, .fileWithheld, .photoNameDiffers, .marksMalformed]
        return (isOfFiles && !isOurs.contains(finding.code)) || finding.code == .storageFull
    }

    /// The photo's parts, when every figure is one that an honest worker could have given.
    /// - Parameter widths: of the renditions asked for; their slots follow that of the full size.
    func soundPhoto(widths: [Int]) -> Photo? {
        guard let photo, let width, let height, width > 0, height > 0 else { return nil }
        let orientation = photo.orientation ?? 1
        let renditions = photo.renditions ?? []
        let full = photo.original
        let sides = Set([full.width, full.height])
        guard (1...8).contains(orientation), sides == Set([width, height]), full.slot == Slots.full,
            Self.types.contains(full.format), (photo.preview?.utf8.count ?? 0) <= 800,
            zip(renditions, renditions.dropFirst()).allSatisfy({ $0.width < $1.width }),
            renditions.allSatisfy({ part in
                (1...width).contains(part.width) && (1...height).contains(part.height)
                    && (widths + [width]).contains(part.width) && ["jpeg", "png"].contains(part.format)
                    && (Slots.full + 1...Slots.full + widths.count).contains(part.slot)
            }), Set(renditions.map(\.slot)).count == renditions.count, !renditions.isEmpty || widths.isEmpty
        else { return nil }
        return photo
    }

    /// Descriptors of a job, as workers know them.
    enum Slots {
        static let full = 4
    }
}

extension WorkerAnswer.Photo {
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
