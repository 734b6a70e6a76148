import Domain
import Foundation
import Testing

@testable import Codes
@testable import Web

@Suite struct CodesTests {
    static let reader = "/usr/bin/zbarimg"
    static let hasReader = FileManager.default.isExecutableFile(atPath: reader)

    @Test(
        .enabled(if: hasReader),
        arguments: [
            CardSecret.make(), String(repeating: "0", count: 40), "https://bricolages.mairie.example/carte?c=12&n=é",
            "Bricolages de la mairie", String(repeating: "texte long ", count: 40),
        ])
    func `a camera reads a QR code back`(_ text: String) throws {
        let rows = try QRCode.symbol(of: text).rows

        let found = try read(rows, quiet: 4, barHeight: 1)

        #expect(found == "QR-Code:" + text)
    }

    @Test(
        .enabled(if: hasReader),
        arguments: [
            CardSecret.make(), String(repeating: "0", count: 40), String(repeating: "9", count: 40), "12345",
            "Mairie-Nord 7",
        ])
    func `a reader reads a bar code back`(_ text: String) throws {
        let rows = try Code128.symbol(of: text).rows

        let found = try read(rows, quiet: Code128.quiet, barHeight: 40)

        #expect(found == "CODE-128:" + text)
    }

    @Test func `the bar code of a secret fits between the margins of a card`() throws {
        let svg = try Code128.drawing(of: CardSecret.make(), label: "Carte", millimetres: 0.25).svg

        #expect(svg.contains("viewBox=\"0 0 275 48\" width=\"68.75mm\""))
        #expect(275 * 0.25 <= 85.6 - 2 * 8)
        let longer = try Code128.symbol(of: CardSecret.make() + "00").rows[0].count + 2 * Code128.quiet
        #expect(Double(longer) * 0.25 > 85.6 - 2 * 8)
    }

    @Test func `the drawing is the symbol, module by module`() throws {
        let rows = try QRCode.symbol(of: CardSecret.make()).rows
        let svg = try QRCode.drawing(of: "1234", label: "Code").svg

        #expect(rows.count == 25)
        #expect(rows.allSatisfy { $0.count == 25 })
        #expect(svg.contains("viewBox=\"0 0 29 29\" role=\"img\" aria-label=\"Code\""))
        #expect(svg.contains("<path stroke=\"#000\" stroke-width=\"1\" d=\"M4 4.5h7M"))
    }

    @Test func `the label is escaped`() throws {
        let svg = try QRCode.drawing(of: "1", label: "\"><script>'&").svg

        #expect(svg.contains("aria-label=\"&quot;&gt;&lt;script&gt;&#39;&amp;\""))
    }

    @Test func `refuses what a code cannot hold`() {
        #expect(throws: CodeError.self) { try QRCode.drawing(of: "", label: "") }
        #expect(throws: CodeError.self) { try QRCode.drawing(of: String(repeating: "a", count: 501), label: "") }
        #expect(throws: CodeError.self) { try Code128.drawing(of: "", label: "") }
        #expect(throws: CodeError.self) { try Code128.drawing(of: "été", label: "") }
        #expect(throws: CodeError.self) { try Code128.drawing(of: String(repeating: "1", count: 61), label: "") }
    }

    @Test func `a secret is forty digits and never twice the same`() {
        let secrets = (0..<200).map { _ in CardSecret.make() }

        #expect(Set(secrets).count == 200)
        #expect(secrets.allSatisfy { $0.utf8.count == 40 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        #expect(Set(secrets.joined()).count == 10)
    }

    @Test func `reads a secret typed by a reader on a French keyboard`() {
        let secret = String(repeating: "0123456789", count: 4)

        #expect(CardSecret.read(secret + "\r\n") == secret)
        #expect(CardSecret.read(String(repeating: "à&é\"'(-è_ç", count: 4)) == secret)
        #expect(CardSecret.read(String(repeating: "À&É\"'(-È_Ç", count: 4) + " ") == secret)
        #expect(CardSecret.read(String(secret.dropLast())) == nil)
        #expect(CardSecret.read(secret + "0") == nil)
        #expect(CardSecret.read("x" + secret.dropLast()) == nil)
    }

    /// Paints the modules on a grey map, eight dots each, and has zbarimg read it.
    private func read(_ rows: [[Bool]], quiet: Int, barHeight: Int) throws -> String {
        let dots = 8
        let width = ((rows.first?.count ?? 0) + 2 * quiet) * dots
        let light = [UInt8](repeating: 255, count: width)
        var lines = [[UInt8]](repeating: light, count: 4 * dots)
        for row in rows {
            let side = [UInt8](repeating: 255, count: quiet * dots)
            let line = side + row.flatMap { [UInt8](repeating: $0 ? 0 : 255, count: dots) } + side
            lines += [[UInt8]](repeating: line, count: barHeight * dots)
        }
        lines += [[UInt8]](repeating: light, count: 4 * dots)
        let file = FileManager.default.temporaryDirectory.appending(path: "code-\(UUID()).pgm")
        defer { try? FileManager.default.removeItem(at: file) }
        try (Data("P5 \(width) \(lines.count) 255\n".utf8) + Data(lines.joined())).write(to: file)

        let process = Process()
        process.executableURL = URL(filePath: Self.reader)
        process.arguments = ["-q", file.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
