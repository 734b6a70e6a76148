import Foundation

/// A bricolage of the demonstration, as its file in `Content` says it.
struct DemoTutorial: Decodable {
    struct Picture: Decodable {
        let alt: String
        let draw: [String]
    }

    struct Part: Decodable {
        let title: String
        let text: String
        let warning: String?
        let alt: String?
        let draw: [String]?
    }

    /// What a second revision changes: steps by number, from 0.
    struct Again: Decodable {
        struct Change: Decodable {
            let title: String?
            let text: String?
        }

        let days: Double
        let steps: [String: Change]
    }

    /// One of three kinds, by what it holds: sheets of a workbook, cells of a PDF, or plain rows of a CSV.
    struct Document: Decodable {
        let name: String
        let sheets: [Workbook.Sheet]?
        let cells: Leaflet.Cells?
        let draw: [String]?
        let rows: [[Workbook.Cell]]?

        var data: Data {
            if let sheets { return Workbook(sheets: sheets).data }
            if let cells { return Leaflet(cells: cells, draw: draw ?? []).data }
            let lines = (rows ?? []).map { row in row.map(\.shown).joined(separator: ";") }
            // The mark tells spreadsheet programs that accents are UTF-8.
            return Data(("\u{feff}" + lines.joined(separator: "\r\n") + "\r\n").utf8)
        }
    }

    struct Remark: Decodable {
        let by: String
        let days: Double
        let text: String
    }

    /// An answer to a field, before one knows of what kind the field is.
    indirect enum Answer: Decodable {
        case text(String)
        case list([Answer])
        case row([String: String])

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let text = try? value.decode(String.self) {
                self = .text(text)
            } else if let list = try? value.decode([Answer].self) {
                self = .list(list)
            } else {
                self = .row(try value.decode([String: String].self))
            }
        }
    }

    /// Id of a content type; skipped when no such module is loaded.
    let type: String
    /// Identifier of its author.
    let by: String
    let with: [String]?
    /// How long ago it was published.
    let days: Double
    let local: Bool?
    let draft: Bool?
    let tags: [String]
    let title: String
    let summary: String
    let fields: [String: Answer]
    let cover: Picture
    let steps: [Part]
    let again: Again?
    let documents: [Document]?
    let comments: [Remark]
    /// Easy and useful, by the identifier of who said so.
    let ratings: [String: [Int]]
}

/// The people of the demonstration.
struct DemoPeople: Decodable {
    struct Person: Decodable {
        let name: String
        let identifier: String
        /// Place in `townHalls`.
        let townHall: Int
        let service: String
        let role: String
        let head: Bool?
    }

    /// The first is made with the first member, who is an admin.
    let townHalls: [String]
    let people: [Person]
}

/// The files of the demonstration, beside the program.
enum DemoContent {
    private static var folder: URL {
        (Bundle.module.resourceURL ?? Bundle.module.bundleURL).appendingPathComponent("Content")
    }

    static func people() throws -> DemoPeople {
        try JSONDecoder().decode(
            DemoPeople.self, from: Data(contentsOf: folder.appendingPathComponent("people.json")))
    }

    /// Oldest first.
    static func tutorials() throws -> [DemoTutorial] {
        let folder = folder.appendingPathComponent("Tutorials")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        return try names.sorted().map { name in
            try JSONDecoder().decode(DemoTutorial.self, from: Data(contentsOf: folder.appendingPathComponent(name)))
        }.sorted { $0.days > $1.days }
    }
}
