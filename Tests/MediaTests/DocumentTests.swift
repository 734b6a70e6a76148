import Domain
import Foundation
import Media
import Support
import Testing

@Suite struct Documents {
    private let all = ["pdf", "xlsx", "docx", "ods", "odt", "csv", "png", "jpeg"]

    @Test func `are told by content and kept as they came`() async throws {
        let desk = try Desk()
        let sheets = [DocumentFixtures.register]
        let cases: [(String, String, [UInt8])] = [
            ("csv", "stock.csv", Array("vis;12\nécrou;7\n".utf8)),
            ("csv", "stock.CSV", [0xff, 0xfe] + "vis;12\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
            ("pdf", "plan.docx", PDFDrawing().bytes),
            ("xlsx", "a.zip", OfficeDrawing.xlsx(sheets).bytes),
            ("ods", "a.xlsx", OfficeDrawing.ods(sheets).bytes),
            ("docx", "a.docx", OfficeDrawing.docx([OfficeDrawing.run("Bonjour")]).bytes),
            ("odt", "a.odt", OfficeDrawing.odt(["Bonjour"]).bytes),
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
        let cases: [(String, [UInt8])] = [
            ("stock.txt", Array("vis;12\n".utf8)),
            ("stock.csv", [0x56, 0, 0x41, 7, 9, 0]),
            ("a.zip", ZipDrawing([("lisez-moi.txt", [])]).bytes),
            ("a.xlsx", CompoundDrawing.bytes(["Workbook"])),
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

    /// Each source is damaged in places that come out the same at every run; the worker may say what it likes of it, but
    /// it has to say something.
    @Test func `survive damage anywhere`() async throws {
        let desk = try Desk()
        var random = Dice(seed: 2026)
        let sources = DocumentFixtures.clean
        var verdicts: [String: Int] = [:]

        for round in 0..<200 {
            let source = sources[round % sources.count]
            var bytes = source.bytes
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let inspection = try await desk.inspect(bytes, name: source.name)
            #expect(inspection.verdict != .unavailable, "the worker died of \(source.name): \(bytes)")
            verdicts[inspection.verdict.rawValue, default: 0] += 1
        }

        print("damaged documents:", verdicts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
    }

    /// qpdf follows the length of a stream from object to object: a hundred thousand of them are deeper than its stack.
    @Test func `that would make their reader fall over are damaged`() async throws {
        let chain = (5..<60_000).map { "<< /Length \($0) 0 R >>\nstream\n\nendstream" }
        let deep = (3..<60_000).map { "<< /Type /Pages /Kids [\($0) 0 R] /Count 1 >>" }
        var pages = PDFDrawing()
        pages.objects = ["<< /Type /Catalog /Pages 2 0 R >>"] + deep + ["<< /Type /Page /MediaBox [0 0 595 842] >>"]
        let desk = try Desk()

        let chained = try await desk.inspect(PDFDrawing(more: chain).bytes, name: "chaine.pdf")
        let nested = try await desk.inspect(pages.bytes, name: "arbre.pdf")

        #expect(chained.findings.map(\.code) == [.pdfDamaged])
        #expect(nested.verdict == .accept && nested.facts?.pages == 1)
    }
}
