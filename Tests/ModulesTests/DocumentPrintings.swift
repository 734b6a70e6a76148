import Domain
import Foundation
import Modules
import Support
import Testing

/// Real PDF files, by WeasyPrint behind the walls; measured and read back.
@Suite(.serialized) struct DocumentPrintings {
    private let printer = DocumentPrinter(sandbox: DocumentTools.sandbox)

    private func pdf(_ made: RenderedDocument, title: String = "Essai") async throws -> PrintedPDF {
        try PrintedPDF(try await printer.pdf(made.page(title: title, language: .french)))
    }

    @Test func `two hundred numbered tickets are all there, true to size, between their marks`() async throws {
        let document = try DocumentSample.document()
        let made = try document.render(DocumentSample.request([:], ["to": .text("200")]))

        var data = Data()
        let time = try await ContinuousClock().measure {
            data = try await printer.pdf(made.page(title: "Tickets", language: .french))
        }
        let printed = try PrintedPDF(data)

        let size = try printed.pageSize
        #expect(abs(size.width - 210) < 0.5 && abs(size.height - 297) < 0.5)
        #expect(try printed.pages == 12)
        #expect(try printed.words.filter { $0.count == 3 }.sorted() == (1...200).map { String(format: "%03d", $0) })
        // Three columns of 60 mm with gaps of 5: frames at 10, 70, 75, 135, 140 and 200 mm, each 0.4 mm thick.
        let page = try printed.greys(onPage: 1)
        let across = page.darkAcross(atHeight: 20)
        let wanted = [10.2, 69.8, 75.2, 134.8, 140.2, 199.8]
        #expect(across.count == 6)
        for (found, place) in zip(across, wanted) { #expect(abs(found - place) < 0.5) }
        // Six rows of 40 mm with gaps of 5, in the middle of 297 mm; the column of the marks is that of the first frame.
        let marks = page.darkDown(at: 10)
        #expect(abs(try #require(marks.first) - 12) < 0.5)
        let frames = page.darkDown(at: 12).filter { $0 > 15 && $0 < 282 }
        let tops: [Double] = (0..<6).map { 16 + Double($0) * 45 }
        let rows = tops.flatMap { [$0 + 0.2, $0 + 39.8] }
        #expect(frames.count == 12)
        for (found, place) in zip(frames, rows) { #expect(abs(found - place) < 0.5) }
        let offs: [Double] = zip(across + frames, wanted + rows).map { abs($0.0 - $0.1) }
        let worst = offs.max() ?? 0
        print("documents: 200 tickets in \(time), \(data.count) bytes, worst place \(worst) mm off")
    }

    @Test func `codes are read back from paper`() async throws {
        let labels = """
            documents:
              - id: label
                name: { fr: "Étiquette", en: "Label" }
                template: label.mustache
                paper: a5
                repeat: { from: 7, to: 8, digits: 4 }
                grid: { width: 120 mm, height: 60 mm }
                code: { qr: { of: url, size: 22 mm }, bars: { of: number, width: 40 mm, height: 10 mm } }
                styles:
                  qr: { left: 5 mm, top: 5 mm }
                  bars: { left: 40 mm, top: 5 mm }
            """
        let template = "<div class=\"d-qr\">{{{code.qr}}}</div><div class=\"d-bars\">{{{code.bars}}}</div>"
        let document = try DocumentSample.document(labels, ["label.mustache": template])
        let made = try document.render(DocumentSample.request())

        let printed = try await pdf(made)

        #expect(made.remarks.isEmpty)
        #expect(
            try printed.codes(onPage: 1) == [
                "QR-Code:https://bricolages.example/b/essai", "CODE-128:0007", "CODE-128:0008",
            ])
        let size = try printed.pageSize
        #expect(abs(size.width - 148) < 0.5 && abs(size.height - 210) < 0.5)
    }

    @Test func `a sign fills its A3 sheet`() async throws {
        let sign = """
            documents:
              - id: sign
                name: { fr: "Panneau", en: "Sign" }
                template: sign.mustache
                paper: a3
                orientation: landscape
                margin: 10 mm
                styles:
                  cell: { border: 1 mm }
                  arrow: { left: 10 mm, top: 80 mm, width: 100 mm, height: 100 mm }
                  words: { left: 120 mm, top: 60 mm, width: 260 mm, height: 150 mm, weight: bold,
                           size: { fit: [words], least: 10 mm, most: 80 mm } }
            """
        let template = "<div class=\"d-arrow\">{{{pictogram.way}}}</div><p class=\"d-words\">{{field.words.value}}</p>"
        let document = try DocumentSample.document(sign, ["sign.mustache": template])
        let answers: [String: FieldValue] = ["words": .text("Affaires scolaires"), "way": .text("arrow_left")]

        let printed = try await pdf(try document.render(DocumentSample.request(answers)))

        let size = try printed.pageSize
        #expect(abs(size.width - 420) < 0.5 && abs(size.height - 297) < 0.5)
        #expect(try printed.pages == 1)
        let across = try printed.greys(onPage: 1).darkAcross(atHeight: 20)
        #expect(across.count == 2)
        #expect(abs(across[0] - 10.5) < 0.5 && abs(across[1] - 409.5) < 0.5)
        // The arrow's shaft lies in the middle of its square and leaves its right edge free.
        let shaft = try printed.greys(onPage: 1).darkAcross(atHeight: 10 + 80 + 50)
        #expect(shaft.count >= 3 && shaft[1] > 20 && shaft[1] < 120)
        #expect(try printed.words.contains("scolaires"))
    }

    @Test func `on a roll each ticket is a page of its own`() async throws {
        let roll = DocumentSample.tickets.replacing("margin: 10 mm", with: "paper: roll80")
            .replacing(", gap: 5 mm, cut: marks", with: "")
        let document = try DocumentSample.document(roll)

        let printed = try await pdf(try document.render(DocumentSample.request()))

        let size = try printed.pageSize
        #expect(try printed.pages == 3)
        #expect(abs(size.width - 80) < 0.5 && abs(size.height - 48) < 0.5)
    }

    @Test func `a PDF names the document and nobody`() async throws {
        let made = try DocumentSample.document().render(DocumentSample.request())

        let information = try await pdf(made, title: "Tickets d’appel").information

        #expect(information.contains { $0.hasPrefix("Title:") && $0.hasSuffix("Tickets d’appel") })
        #expect(!information.contains { $0.hasPrefix("Author:") || $0.hasPrefix("Creator:") })
    }

    @Test func `a page with pictures is printed with those of its folder and no others`() async throws {
        let folder = try TemporaryFolder()
        // One black dot, as a grey map of 1 × 1 that Pillow reads.
        try Data("P5 1 1 255\n\0".utf8).write(to: folder("dot.pgm"))
        try Data("P5 1 1 255\n\0".utf8).write(to: folder("secret.pgm"))
        let secret = folder("secret.pgm").absoluteString
        let page = """
            <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>x</title><style>
            @page{size:100mm 100mm;margin:0} body{margin:0} img{display:block;width:20mm;height:20mm;margin:10mm}
            </style><link rel="stylesheet" href="http://127.0.0.1:9/x.css"></head>
            <body><img src="1-dot.pgm" alt=""><img src="\(secret)" alt=""><img src="../secret.pgm" alt=""></body></html>
            """

        let printed = try PrintedPDF(try await printer.pdf(page, pictures: ["1-dot.pgm": folder("dot.pgm")]))

        let dark = try printed.greys(onPage: 1).darkDown(at: 20)
        #expect(dark.count == 1)
        #expect(abs((dark.first ?? 0) - 20) < 0.5)
    }

    @Test func `what takes too long is refused, not waited for`() async throws {
        let impatient = DocumentPrinter(sandbox: DocumentTools.sandbox, deadline: .milliseconds(50))
        let made = try DocumentSample.document().render(DocumentSample.request())

        let refusal = await #expect(throws: DocumentRefusal.self) {
            try await impatient.pdf(made.page(title: "x", language: .french))
        }

        #expect(refusal?.code == "document.notPrinted")
        #expect(refusal?.mend.fr.isEmpty == false)
    }

    @Test(arguments: ["../x.png", "x", "a/b.png", "", ".png", "page.html\0.png"])
    func `a picture's name leads nowhere`(_ name: String) async throws {
        let folder = try TemporaryFolder()
        try Data("x".utf8).write(to: folder("x"))

        await #expect(throws: DocumentRefusal.self) { try await printer.pdf("<p>", pictures: [name: folder("x")]) }
    }

    @Test func `nothing is left behind`() async throws {
        let folder = try TemporaryFolder()
        let printer = DocumentPrinter(sandbox: DocumentTools.sandbox, folder: folder.url)
        let impatient = DocumentPrinter(sandbox: DocumentTools.sandbox, folder: folder.url, deadline: .milliseconds(50))

        _ = try await printer.pdf("<!doctype html><title>x</title><p>x")
        _ = try? await impatient.pdf("<!doctype html><title>x</title><p>x")

        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
    }
}
