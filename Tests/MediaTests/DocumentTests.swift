import Domain
import Foundation
import Media
import Testing

@Suite struct Documents {
    private let all = ["pdf", "xlsx", "docx", "ods", "odt", "csv", "png", "jpeg"]

    @Test func `are told by content and kept as they came`() async throws {
        let desk = try Desk()
        let types = Array("<Types/>".utf8)
        let cases: [(String, String, [UInt8])] = [
            ("csv", "stock.csv", Array("vis;12\nécrou;7\n".utf8)),
            ("csv", "stock.CSV", [0xff, 0xfe] + "vis;12\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
            ("pdf", "plan.docx", Array("%PDF-1.4\n1 0 obj\nendobj\n".utf8)),
            ("png", "plan.pdf", try Drawing.letterF.png()),
            ("xlsx", "a.zip", zip([("[Content_Types].xml", types), ("xl/workbook.xml", [])])),
            ("docx", "a.docx", zip([("[Content_Types].xml", types), ("word/document.xml", [])])),
            ("odt", "a.odt", zip([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))])),
        ]

        for (format, name, bytes) in cases {
            let file = try await desk.document(bytes, name: name, kinds: all)
            #expect(file.format == format && file.kind == .document && file.name == name && file.size == bytes.count)
            #expect(try desk.bytes(file.digest) == bytes)
        }
        #expect(try desk.unfinished().isEmpty)
    }

    @Test func `are refused when nothing welcome is found in them`() async throws {
        let desk = try Desk()
        let macros = Array("<Override ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/>".utf8)
        let cases: [(String, [UInt8])] = [
            ("stock.txt", Array("vis;12\n".utf8)),
            ("stock.csv", [0x56, 0, 0x41, 7, 9, 0]),
            ("plan.pdf", Array("  %PDF-1.4\n".utf8)),
            ("a.zip", zip([("readme.txt", [])])),
            ("a.docx", Array(zip([("[Content_Types].xml", []), ("word/document.xml", [])]).dropLast(30))),
            ("a.xlsx", zip([("[Content_Types].xml", []), ("xl/workbook.xml", []), ("xl/vbaProject.bin", [1])])),
            ("a.xlsx", zip([("[Content_Types].xml", macros), ("xl/workbook.xml", [])])),
        ]

        for (name, bytes) in cases {
            let refusal = await #expect(throws: Refusal.self) {
                try await desk.document(bytes, name: name, kinds: all)
            }
            #expect(refusal?.code == .fileKind, "\(name)")
            #expect(refusal?.arguments["allowed"] == .text(all.joined(separator: ", ")))
            #expect(refusal?.arguments["found"] != nil && refusal?.arguments["name"] == .text(name))
        }
        #expect(try desk.store.digests().isEmpty)
    }

    @Test func `are refused when their kind is not wanted here`() async throws {
        let desk = try Desk()

        let refusal = await #expect(throws: Refusal.self) {
            try await desk.document(Array("a;b\n".utf8), name: "a.csv", kinds: ["pdf"])
        }

        #expect(refusal?.code == .fileKind)
        #expect(refusal?.arguments["found"] == "csv" && refusal?.arguments["allowed"] == "pdf")
    }

    /// A zip file with stored entries; checksums are left at 0.
    private func zip(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in entries {
            let sizes = little(0, 4) + little(content.count, 4) * 2 + little(name.utf8.count, 2) + little(0, 2)
            let common = little(20, 2) + little(0, 8) + sizes
            directory += Array("PK\u{1}\u{2}".utf8) + little(20, 2) + common + little(0, 10) + little(body.count, 4)
            directory += Array(name.utf8)
            body += Array("PK\u{3}\u{4}".utf8) + common + Array(name.utf8) + content
        }
        let count = little(entries.count, 2) * 2
        return body + directory + Array("PK\u{5}\u{6}".utf8) + little(0, 4) + count + little(directory.count, 4)
            + little(body.count, 4) + little(0, 2)
    }

    private func little(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(value >> min(63, 8 * $0) & 255) }
    }
}

private func * (bytes: [UInt8], times: Int) -> [UInt8] { (0..<times).flatMap { _ in bytes } }
