import Domain
import Media
import Support
import Testing

/// What belongs to citizens, and what only looks like it.
@Suite struct CitizenData {
    private static let isThere: [(Code, String)] = [
        (.citizenEmail, "jean.dupont@mairie-ville.fr"), (.citizenEmail, "écrire à <Marie_L+info@orange.fr>."),
        (.citizenPhone, "06 12 34 56 78"), (.citizenPhone, "Tél. : 01.23.45.67.89"), (.citizenPhone, "0712345678"),
        (.citizenPhone, "+33 6 12 34 56 78"), (.citizenPhone, "+33 (0)6 12 34 56 78"), (.citizenPhone, "0033612345678"),
        (.citizenPhone, "05\u{a0}61\u{a0}23\u{a0}45\u{a0}67"), (.citizenPhone, "04-65-12-34-56 (soir)"),
        (.citizenNIR, "2 55 08 14 168 025 38"), (.citizenNIR, "255081416802538"),
        (.citizenNIR, "1 84 12 2A 451 089 33"), (.citizenNIR, "184122B45108960"),
        (.citizenIBAN, "FR76 3000 6000 0112 3456 7890 189"), (.citizenIBAN, "FR7630006000011234567890189"),
        (.citizenIBAN, "IBAN : DE89 3704 0044 0532 0130 00"), (.citizenIBAN, "GB29 NWBK 6016 1331 9268 19"),
    ]

    private static let isNot = [
        "contact@example.org", "jean@mairie.exemple", "prenom.nom@ville.fr", "@mairie", "jean@localhost", "a@b",
        "123 06 12 34 56 78 90", "00612345678", "06 12 34 56 7", "06 12.34-56 78", "REF0612345678", "0612345678912",
        "08 00 12 34 56", "3,0612345678", "SIRET 123 456 789 00012", "12/05/2024 10:30",
        "2 55 08 14 168 025 39", "2 55 13 14 168 025 38", "9255081416802538", "155081416802538",
        "FR76 3000 6000 0112 3456 7890 188", "FR76 3000 6000 0112 3456 7890 18", "XX12 3456 7890 1234",
    ]

    @Test(arguments: isThere)
    func `is seen in a table and in a text`(code: Code, text: String) async throws {
        let desk = try Desk()
        let sheet = DrawnSheet("Courrier", [["x"], ["", .text(text)], ["", .text(text)]])

        let table = try await desk.inspect(OfficeDrawing.xlsx([sheet]).bytes, name: "a.xlsx").findings
        let prose = try await desk.inspect(
            OfficeDrawing.docx(["", OfficeDrawing.run(text)]).bytes, name: "a.docx"
        ).findings

        let place: [String: Argument] = ["sheet": "Courrier", "cell": "B2", "count": 2]
        #expect(table == [FileFinding(code, .warning, place)])
        #expect(prose == [FileFinding(code, .warning, ["sheet": "", "cell": "§ 2", "count": 1])])
    }

    @Test(arguments: isNot)
    func `is not taken for what only looks like it`(text: String) async throws {
        let bytes = OfficeDrawing.ods([DrawnSheet("Courrier", [["x", .text(text)]])]).bytes

        let inspection = try await Desk().inspect(bytes, name: "a.ods")

        #expect(inspection.verdict == .accept && inspection.findings.isEmpty, "\(inspection.findings)")
    }

    @Test func `is seen in a number under a heading that says so, and nowhere else`() async throws {
        let desk = try Desk()
        func inspect(_ heading: String, _ number: Double) async throws -> [Code] {
            let sheet = DrawnSheet("A", [[.text(heading)], [.number(number)]])
            return try await desk.inspect(OfficeDrawing.xlsx([sheet]).bytes, name: "a.xlsx").findings.map(\.code)
        }

        #expect(try await inspect("Tél. portable", 612_345_678) == [.citizenPhone])
        #expect(try await inspect("Montant", 612_345_678) == [])
        #expect(try await inspect("Numéro", 255_081_416_802_538) == [.citizenNIR])
        #expect(try await inspect("Numéro", 255_081_416_802_539) == [])
    }

    private static let lists: [(String, [[DrawnCell]], String?)] = [
        ("nom et prénom", [["Nom", "Prénom"], ["DUPONT", "Anne"], ["DURAND", "Ali"], ["PETIT", "Éva"]], "A2"),
        ("titre au-dessus", [["Inscriptions"], [], ["", "Prénoms"], ["", "Anne"], ["", "Ali"], ["", "Éva"]], "B4"),
        ("usagers", [["N°", "Usager"], [1, "Mme Anne Dupont"], [2, "M. Ali Durand"], [3, "de La Tour Éva"]], "B2"),
        ("nom seul, courant", [["Nom"], ["Martin"], ["Lefèvre"], ["Garcia"]], "A2"),
        ("nom seul, deux mots", [["NOM"], ["KOWALSKI Piotr"], ["ÖZTÜRK Aylin"], ["HADDAD Rim"]], "A2"),
        ("avec adresse", [["Name", "Adresse"], ["Zola", "a"], ["Hugo", "b"], ["Sand", "c"]], "A2"),
        ("deux seulement", [["Prénom"], ["Anne"], ["Ali"]], nil),
        ("choses", [["Nom", "Prix"], ["Écrou", 1], ["Vis", 2], ["Boulon", 3]], nil),
        ("fichiers", [["Nom"], ["plan 2.pdf"], ["liste_3.xls"], ["a-4"]], nil),
        ("modèle vide", [["Nom", "Prénom", "Adresse"], ["", "", ""]], nil),
        ("étiquettes", [["Nom du demandeur"], ["Type de projet"], ["Montant du devis"], ["Date de dépôt"]], nil),
    ]

    @Test(arguments: lists.map(\.0))
    func `is seen in columns of names`(list: String) async throws {
        let (_, rows, first) = try #require(Self.lists.first { $0.0 == list })

        for bytes in [
            OfficeDrawing.xlsx([DrawnSheet("A", rows)]).bytes, OfficeDrawing.ods([DrawnSheet("A", rows)]).bytes,
        ] {
            let findings = try await Desk().inspect(bytes, name: "a.xlsx").findings

            #expect(findings.map(\.code) == (first == nil ? [] : [.citizenNames]), "\(findings)")
            if let first { #expect(findings.first?.arguments["cell"] == .text(first)) }
        }
    }

    @Test func `is seen in the tables of a text`() async throws {
        func row(_ cells: [String]) -> String {
            "<w:tr>" + cells.map { "<w:tc><w:p>\(OfficeDrawing.run($0))</w:p></w:tc>" }.joined() + "</w:tr>"
        }
        let names = [["Nom", "Prénom"], ["Dupont", "Anne"], ["Durand", "Ali"], ["Petit", "Éva"]]
        let table = "<w:tbl>\(names.map(row).joined())</w:tbl>"

        let findings = try await Desk().inspect(OfficeDrawing.docx(["", table]).bytes, name: "a.docx").findings

        #expect(findings == [FileFinding(.citizenNames, .warning, ["sheet": "", "cell": "§ 4", "count": 6])])
    }
}
