import Domain
import Foundation
import Media
import Testing

/// Real files made elsewhere, beside the project or where `BRICOLEUR_CORPUS` says.
///
/// Never part of the project.
private enum Corpus {
    struct Row: Sendable {
        let file: String
        let verdict: String
        /// « 3024x4032 », upright.
        let size: String
    }

    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["BRICOLEUR_CORPUS"] { return URL(filePath: path) }
        let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        return root.appending(path: "../shared/corpus").standardizedFileURL
    }()

    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "manifest.csv").path) }

    /// Rows whose expectation any sane pipeline meets.
    static func hardRows(where isWanted: (_ file: String, _ magic: String) -> Bool) throws -> [Row] {
        let lines = try String(contentsOf: folder.appending(path: "manifest.csv"), encoding: .utf8)
            .split(whereSeparator: \.isNewline).map(cells)
        let head = try #require(lines.first)
        func column(_ name: String) throws -> Int { try #require(head.firstIndex(of: name)) }
        let (file, verdict, strength) = (try column("file"), try column("expected_verdict"), try column("strength"))
        let (size, magic) = (try column("expected_upright_wxh"), try column("libmagic_5.44"))
        return lines.dropFirst().filter { $0[strength] == "hard" && isWanted($0[file], $0[magic]) }
            .map { Row(file: $0[file], verdict: $0[verdict], size: $0[size]) }
    }

    /// One line of the manifest: commas separate, quotation marks protect.
    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var quoted = false
        for character in line {
            switch character {
            case "\"": quoted.toggle()
            case "," where !quoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}

@Suite(.enabled(if: Corpus.isThere, "no corpus of real files at \(Corpus.folder.path)"))
struct RealFiles {
    @Test func `gives every real JPEG and PNG its verdict and its upright size`() async throws {
        let desk = try Desk()
        let rows = try Corpus.hardRows { file, magic in
            (file.hasPrefix("photos/") || file.hasPrefix("hostile/"))
                && (["image/jpeg", "image/png"].contains(magic) || file.hasSuffix(".jpg"))
        }

        for row in rows {
            let bytes = Array(try Data(contentsOf: Corpus.folder.appending(path: row.file)))
            do {
                let photo = try await desk.photo(bytes, name: row.file)
                #expect(row.verdict.hasPrefix("accept"), "\(row.file) was accepted")
                #expect("\(photo.width)x\(photo.height)" == row.size, "\(row.file)")
            } catch let refusal as Refusal {
                #expect(row.verdict == "refuse", "\(row.file) was refused: \(refusal.code.rawValue)")
                #expect(refusal.code != .checkUnavailable, "\(row.file)")
            }
        }

        print("real photos: \(rows.count) rows, \(rows.count { $0.verdict == "refuse" }) of them to be refused")
        #expect(rows.count > 30)
        #expect(try desk.unfinished().isEmpty)
    }

    @Test func `names the kind of every clean office file`() async throws {
        let desk = try Desk()
        let rows = try Corpus.hardRows { file, _ in file.hasPrefix("office/") }

        for row in rows {
            let bytes = Array(try Data(contentsOf: Corpus.folder.appending(path: row.file)))
            let ending = URL(filePath: row.file).pathExtension
            let document = try await desk.document(bytes, name: row.file, kinds: [ending])
            #expect(document.format == ending, "\(row.file)")
        }

        print("real documents: \(rows.count) rows")
        #expect(rows.count > 8)
    }
}
