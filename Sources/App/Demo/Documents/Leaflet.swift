import Foundation

/// A PDF of A4 pages, each with the same little drawing repeated in a grid: labels, tickets, or one poster.
///
/// Lines of a drawing, in millimetres from the top left of a cell: `box 3,3 89x49 fill`, `dash 0,5 190,5`,
/// `text 47,16 20 bold left white : RETRAIT`; `{n}` is the number of the cell.
struct Leaflet: Decodable {
    struct Cells: Decodable {
        let cols: Int
        let rows: Int
        /// Millimetres.
        let width: Double
        let height: Double
        let pages: Int
        /// Number of the first cell.
        let first: Int
        /// The page lies on its long side.
        let landscape: Bool?
    }

    let cells: Cells
    let draw: [String]

    private static let point = 72 / 25.4

    private var landscape: Bool { cells.landscape == true }
    /// Millimetres.
    private var sheet: (width: Double, height: Double) { landscape ? (297, 210) : (210, 297) }

    var data: Data {
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
        let kids = (0..<cells.pages).map { "\(5 + $0 * 2) 0 R" }.joined(separator: " ")
        objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(cells.pages) >>")
        for font in ["Helvetica", "Helvetica-Bold"] {
            objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /\(font) /Encoding /WinAnsiEncoding >>")
        }
        for page in 0..<cells.pages {
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(landscape ? "842 595" : "595 842")] /Contents \(6 + page * 2) 0 R "
                    + "/Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>")
            let content = self.page(page)
            objects.append("<< /Length \(content.unicodeScalars.count) >>\nstream\n\(content)\nendstream")
        }
        return file(objects)
    }

    private func file(_ objects: [String]) -> Data {
        // Every character here is one byte: ASCII, and octal escapes for the rest.
        var text = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places { text += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n" }
        text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Data(text.utf8)
    }

    private func page(_ page: Int) -> String {
        let left = (sheet.width - Double(cells.cols) * cells.width) / 2
        let top = (sheet.height - Double(cells.rows) * cells.height) / 2
        var marks = ["0.8 w"]
        for row in 0..<cells.rows {
            for column in 0..<cells.cols {
                let number = cells.first + (page * cells.rows + row) * cells.cols + column
                let x = left + Double(column) * cells.width
                let y = top + Double(row) * cells.height
                marks += draw.map { mark($0.replacing("{n}", with: "\(number)"), x, y) }
            }
        }
        return marks.joined(separator: "\n")
    }

    private func mark(_ line: String, _ left: Double, _ top: Double) -> String {
        let halves = line.split(separator: " : ", maxSplits: 1).map(String.init)
        let parts = (halves.first ?? "").split(separator: " ").map(String.init)
        func pair(_ index: Int, _ mark: Character) -> (Double, Double) {
            let numbers =
                parts.indices.contains(index) ? parts[index].split(separator: mark).compactMap { Double($0) } : []
            return (numbers.first ?? 0, numbers.last ?? 0)
        }
        func at(_ place: (Double, Double)) -> String {
            "\(number(left + place.0)) \(number(sheet.height - top - place.1))"
        }
        let (x, y) = pair(1, ",")
        switch parts.first {
        case "box":
            let (width, height) = pair(2, "x")
            let paint = parts.contains("fill") ? "0.11 0.14 0.25 rg" : ""
            return "\(paint) \(at((x, y + height))) \(number(width)) \(number(height)) re \(paint.isEmpty ? "S" : "f")"
        case "dash": return "[4 3] 0 d \(at((x, y))) m \(at(pair(2, ","))) l S [] 0 d"
        default:
            let size = parts.count > 2 ? Double(parts[2]) ?? 12 : 12
            let words = halves.count > 1 ? halves[1] : ""
            let isBold = parts.contains("bold")
            let width = Helvetica.width(words, isBold: isBold) * size / Self.point
            let start = parts.contains("left") ? x : x - width / 2
            let colour = parts.contains("white") ? "1 1 1 rg" : "0.11 0.14 0.25 rg"
            return
                "BT \(colour) /\(isBold ? "B" : "R") \(size) Tf \(at((start, y))) Td (\(Helvetica.escaped(words))) Tj ET"
        }
    }

    /// Millimetres as points, two decimals.
    private func number(_ millimetres: Double) -> String { "\((millimetres * Self.point * 100).rounded() / 100)" }
}

/// What is needed of the font that every PDF reader has.
private enum Helvetica {
    private static let groups: [(String, Double)] = [
        ("ijl'’", 0.22), (" ftI.,:;/!…", 0.28), ("r()-°«»", 0.36), ("cksvxyzJç", 0.5), ("TFLZ", 0.6),
        ("ABEKPSVXYÉÈÊÀ", 0.667), ("CDHNRUw", 0.722), ("GOQ", 0.778), ("mMW", 0.86),
    ]

    /// In heights of the font.
    static func width(_ text: String, isBold: Bool) -> Double {
        let width = text.reduce(0.0) { sum, letter in
            sum + (groups.first { $0.0.contains(letter) }?.1 ?? 0.556)
        }
        return isBold ? width * 1.05 : width
    }

    /// A string of PDF, letters beyond ASCII by their number in Windows-1252.
    static func escaped(_ text: String) -> String {
        let data = text.data(using: .windowsCP1252, allowLossyConversion: true) ?? Data()
        return data.map { byte in
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
            case 32..<127: String(UnicodeScalar(byte))
            default: "\\" + String(byte, radix: 8)
            }
        }.joined()
    }
}
