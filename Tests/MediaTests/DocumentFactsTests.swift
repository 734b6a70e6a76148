import Domain
import Media
import Support
import Testing

@Suite struct DocumentsFacts {
    private func facts(_ bytes: [UInt8], _ name: String) async throws -> FileFacts {
        let inspection = try await Desk().inspect(bytes, name: name)
        return try #require(inspection.facts, "\(inspection.findings)")
    }

    @Test(arguments: ["xlsx", "ods"])
    func `counts the sheets of a workbook`(ending: String) async throws {
        let sheets = [
            DocumentFixtures.register,
            DrawnSheet(
                "Calculs", [[], ["", 3, .formula("B2*2", result: "6")], ["", .error("#REF!")]], isHidden: true),
            DrawnSheet("Vide", []),
        ]
        let drawing = ending == "xlsx" ? OfficeDrawing.xlsx(sheets) : OfficeDrawing.ods(sheets)

        let found = try await facts(drawing.bytes, "registre.\(ending)")

        let seen = try #require(found.sheets)
        #expect(seen.map(\.name) == ["Courrier", "Calculs", "Vide"])
        #expect(seen.map(\.rows) == [5, 3, 0] && seen.map(\.columns) == [5, 3, 0])
        #expect(seen.map(\.cells) == [18, 3, 0] && seen.map(\.formulas) == [3, 1, 0])
        #expect(seen.map(\.errors) == [0, 1, 0] && seen.map(\.hidden) == [false, true, false])
        #expect(found.formulas == 4)
    }

    @Test func `shows values as the program does, never formulas`() async throws {
        let rows: [[DrawnCell]] = [
            ["Date", "Part", "Somme", "Texte", "Erreur"],
            [
                .date(46_022), .percentage(0.125), .formula("1/3", result: "0.33333333333333331"), "a\nb",
                .error("#N/A"),
            ],
            [],
            ["", 1234.5, .formula("\"x\"", result: "x"), .text(String(repeating: "é", count: 70))],
        ]

        let found = try await facts(OfficeDrawing.xlsx([DrawnSheet("Courrier", rows)]).bytes, "a.xlsx")

        let preview = try #require(found.preview)
        #expect(preview.sheet == "Courrier")
        #expect(
            preview.rows == [
                ["Date", "Part", "Somme", "Texte", "Erreur"],
                ["31/12/2025", "12,50%", "0,3333333333", "a b", "#N/A"], [],
                ["", "1234,5", "x", String(repeating: "é", count: 59) + "…"],
            ])
    }

    @Test func `shows a corner of the first sheet that is not hidden`() async throws {
        let wide = (0..<20).map { row in (0..<10).map { DrawnCell.text("\(row)-\($0)") } }
        let sheets = [DrawnSheet("Secret", [["caché"]], isHidden: true), DrawnSheet("Plan", wide)]

        let found = try await facts(OfficeDrawing.xlsx(sheets).bytes, "a.xlsx")

        let preview = try #require(found.preview)
        #expect(preview.sheet == "Plan" && preview.rows.count == 12)
        #expect(preview.rows.allSatisfy { $0.count == 8 } && preview.rows.last?.last == "11-7")
    }

    @Test(arguments: [
        ("nom;note\nvis;1,5\n", [["nom", "note"], ["vis", "1,5"]]),
        ("a,b\n\"c,\"\"d\"\"\",e\n", [["a", "b"], ["c,\"d\"", "e"]]),
        ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]), ("sep=,\r\na,b\r\n", [["a", "b"]]), ("\u{feff}seul\n", [["seul"]]),
        ("\"deux\nlignes\";x\n", [["deux lignes", "x"]]),
    ])
    func `reads a table in text by the separator it has`(text: String, rows: [[String]]) async throws {
        let found = try await facts(Array(text.utf8), "a.csv")

        #expect(found.preview?.sheet == "" && found.preview?.rows == rows)
        #expect(found.sheets?.map(\.name) == [""])
        #expect(found.sheets?.first?.rows == rows.count)
    }

    @Test func `counts words and measures the page of a text`() async throws {
        let paragraphs = ["Bonjour à tous", "", "une deuxième ligne"]
        let runs = paragraphs.map(OfficeDrawing.run)

        let docx = try await facts(OfficeDrawing.docx(runs).bytes, "a.docx")
        let odt = try await facts(OfficeDrawing.odt(paragraphs).bytes, "a.odt")

        #expect(docx.words == 6 && odt.words == 6)
        #expect(docx.pageWidth == 210 && docx.pageHeight == 297)
    }

    @Test func `counts the pages of a PDF and measures the first one upright`() async throws {
        var drawing = PDFDrawing(page: "/Rotate 90")
        drawing.objects[1] = "<< /Type /Pages /Kids [3 0 R 4 0 R 3 0 R] /Count 99 >>"
        drawing.objects.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>")

        let found = try await facts(drawing.bytes, "a.pdf")

        #expect(found.pages == 2 && found.pageWidth == 297 && found.pageHeight == 210)
    }

    @Test func `names the authors`() async throws {
        let found = try await facts(OfficeDrawing.xlsx([DocumentFixtures.register], author: "Zoé").bytes, "a.xlsx")

        #expect(found.author == "Zoé" && found.lastAuthor == nil)
    }
}
