import Domain
import Foundation
import Testing

@testable import Modules

/// The spreadsheet's own inspector, as the server runs it.
@Suite(.serialized, .timeLimit(.minutes(2))) struct InspectorFormulas {
    private func bench() throws -> InspectorBench {
        let bench = try InspectorBench()
        try bench.take(InspectorBench.formulas, as: "formulas")
        #expect(bench.approve(bench.inspectors(["formulas"])).isEmpty)
        return bench
    }

    private func answer(_ book: DrawnBook, _ bench: InspectorBench, kind: String = "xlsx") async throws
        -> InspectorAnswer
    {
        let bytes = kind == "ods" ? book.ods : book.xlsx
        let run = try await bench.run("formulas", on: bench.file(bytes, name: "suivi.\(kind)", kind: kind))
        return try #require(run.answer, "\(run.outcome) \(run.log)")
    }

    private func words(_ answer: InspectorAnswer) -> [LocalizedText] {
        if case .lines(let lines)? = answer.facts["in-words"] { lines } else { [] }
    }

    @Test func `says what a formula does in both languages`() async throws {
        let bench = try bench()
        var right = 0

        for (formula, french, english) in FormulaCases.all {
            let book = DrawnBook([
                "Suivi": ["Z9": "=" + formula],
                "Tarifs": ["A1": "Article", "B1": "Prix", "A2": "Clé", "B2": "3", "A3": "Badge", "B3": "5"],
            ])
            let said = words(try await answer(book, bench)).first
            let colon = french.hasPrefix("si ") ? (" : ", ": ") : (" ", " ")
            let expected = LocalizedText(fr: "Z9\(colon.0)\(french)", en: "Z9\(colon.1)\(english)")
            #expect(said == expected, "\(formula)")
            if said == expected { right += 1 }
        }

        print("inspectors: \(FormulaCases.all.count) formulas, \(right) said as they should be")
    }

    private static func follow(_ separator: String, _ cell: (String) -> String) -> [String: String] {
        var cells = ["A1": "Article", "B1": "Quantité", "C1": "Prix", "D1": "Total"]
        for row in 2...40 {
            cells["B\(row)"] = "\(row)"
            cells["C\(row)"] = "2.5"
            cells["D\(row)"] = row == 17 ? "99" : "=\(cell("B\(row)"))*\(cell("C\(row)"))"
        }
        cells["D41"] = separator == ";" ? "=SUM([.D2:.D39])" : "=SUM(D2:D39)"
        cells["B41"] = separator == ";" ? "=SUM([.B2:.B40])" : "=SUM(B2:B40)"
        cells["C41"] = separator == ";" ? "=[.D41]/0" : "=D41/0"
        return cells
    }

    @Test(arguments: ["xlsx", "ods"])
    func `copies down a column are told once, and slips are hinted at`(kind: String) async throws {
        let bench = try bench()
        let cells = kind == "ods" ? Self.follow(";") { "[.\($0)]" } : Self.follow(",") { $0 }

        let answer = try await answer(DrawnBook(["Suivi": cells], errors: ["C41": "#DIV/0!"]), bench, kind: kind)

        #expect(answer.verdict == .accept)
        #expect(answer.facts["formulas"] == .number(41))
        #expect(
            words(answer).map(\.fr) == [
                "D2 à D40 (Total) : multiplie B2 par C2, et ainsi de suite", "B41 additionne B2 à B40",
                "C41 divise D41 par 0", "D41 additionne D2 à D39",
            ])
        #expect(answer.findings.map(\.code) == ["overwritten", "left-out", "error-cell"])
        #expect(answer.findings.map(\.place) == ["Suivi, D17", "Suivi, D41", "Suivi, C41"])
        #expect(answer.findings.allSatisfy { $0.level == .hint && $0.mend != nil && $0.what.en != nil })
        #expect(answer.findings[1].what.fr == "La somme en D41 s’arrête à la ligne 39 et oublie D40.")
    }

    @Test func `formulas that Excel stores once for many cells are read for each of them`() async throws {
        let bench = try bench()
        let shared = DrawnBook(
            ["Suivi": ["B2": "1", "B3": "2", "B4": "3"]],
            raw: """
                <row r="5"><c r="C5"><f t="shared" ref="C5:C8" si="0">B2*$B$2</f><v>1</v></c></row>\
                <row r="6"><c r="C6"><f t="shared" si="0"/><v>2</v></c></row>\
                <row r="7"><c r="C7"><f t="shared" si="0"/><v>3</v></c></row>\
                <row r="9"><c r="C9"><f t="shared" si="0"/><v>3</v></c></row>
                """)

        let answer = try await answer(shared, bench)

        #expect(answer.facts["formulas"] == .number(4))
        #expect(words(answer).map(\.en) == ["C5 to C7: multiplies B2 by B2, and so on"])
    }

    @Test func `a sheet of its own is named when several have formulas, and twelve lines are enough`() async throws {
        let bench = try bench()
        let many = Dictionary(uniqueKeysWithValues: (1...30).map { ("A\($0 * 2)", "=SUM(B1:B\($0 + 1))") })

        let answer = try await answer(DrawnBook(["Bilan": many, "Courrier": ["A1": "=1+1"]]), bench)

        #expect(words(answer).count == 12)
        #expect(words(answer).first?.fr == "Feuille Bilan, A2 additionne B1 à B2")
        #expect(words(answer).first?.en == "Sheet Bilan, A2 adds up B1 to B2")
        #expect(answer.facts["more"] == .number(19))
    }

    @Test func `what nobody could have written is survived`() async throws {
        let bench = try bench()
        let deep = String(repeating: "(", count: 3000) + "1" + String(repeating: ")", count: 3000)
        let long = "=" + (1...800).map { "A\($0)" }.joined(separator: "+")
        let odd = [
            "=", "=(", "=SUM(", "=SUM(A1", "=\"", "=A1:", "=:A1", "='", "=[", "=[.", "=[.A1", "=#", "=1e", "=1:2:3",
            "=$",
            "=A1048577", "=XFE1", "=!A1", "=a!", "={", "=-", "=%", "=&", "=IF(,,)", "=" + deep, long, "=é",
            "=\u{1f41d}(1)",
            "=A1&\u{202e}", "=" + String(repeating: "-", count: 5000) + "1",
        ]
        let cells = Dictionary(uniqueKeysWithValues: odd.enumerated().map { ("A\($0.offset * 2 + 1)", $0.element) })

        for kind in ["xlsx", "ods"] {
            let answer = try await answer(DrawnBook(["Feuille\u{202e}": cells]), bench, kind: kind)
            #expect(answer.verdict == .accept)
            #expect(answer.facts["formulas"] == .number(Double(odd.count)))
        }
    }

    @Test func `a large workbook is read within the limits`() async throws {
        let bench = try bench()
        var cells: [String: String] = [:]
        for row in 1...20_000 {
            cells["A\(row)"] = "\(row)"
            cells["B\(row)"] = "=A\(row)*2+IF(A\(row)>3,1,0)"
        }
        let bytes = DrawnBook(["Grand": cells]).xlsx

        let run = try await bench.run("formulas", on: bench.file(bytes, kind: "xlsx"))

        print("inspectors: 20000 formulas in \(bytes.count) bytes took \(run.duration)")
        #expect(run.answer?.facts["formulas"] == .number(20_000))
        #expect(run.answer.map(words)?.first?.fr.hasPrefix("B1 à B20000 : calcule A1 × 2 + ") == true)
    }
}
