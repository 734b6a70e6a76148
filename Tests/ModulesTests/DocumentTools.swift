import Foundation
import Sandbox
import Support
import Testing

/// Programs that look at what was printed: poppler and zbar.
enum DocumentTools {
    /// What a program prints.
    static func run(_ program: String, _ arguments: [String]) throws -> Data {
        try #require(FileManager.default.isExecutableFile(atPath: program), "install what has \(program)")
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return data
    }

    static func lines(_ program: String, _ arguments: [String]) throws -> [String] {
        String(decoding: try run(program, arguments), as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// A PDF on disk, measured and read.
struct PrintedPDF {
    private let folder: TemporaryFolder
    private let file: URL

    init(_ data: Data) throws {
        folder = try TemporaryFolder()
        file = folder("document.pdf")
        try data.write(to: file)
    }

    /// Width and height of the first page, in millimetres.
    var pageSize: (width: Double, height: Double) {
        get throws {
            let line = try information.first { $0.hasPrefix("Page size:") }
            let figures = line?.split(whereSeparator: { $0 == " " }).compactMap { Double($0) } ?? []
            try #require(figures.count == 2)
            return (figures[0] / 72 * 25.4, figures[1] / 72 * 25.4)
        }
    }

    var pages: Int {
        get throws {
            let line = try information.first { $0.hasPrefix("Pages:") }
            return try #require(line?.split(separator: " ").last.flatMap { Int($0) })
        }
    }

    var information: [String] { get throws { try DocumentTools.lines("/usr/bin/pdfinfo", [file.path]) } }

    /// Words of all pages, in the order of reading.
    var words: [String] {
        get throws {
            try DocumentTools.lines("/usr/bin/pdftotext", [file.path, "-"])
                .flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        }
    }

    /// What a camera reads on a page, as `QR-Code:…` and `CODE-128:…`.
    func codes(onPage page: Int) throws -> Set<String> {
        Set(try DocumentTools.lines("/usr/bin/zbarimg", ["-q", try picture(page, dots: 300).path]))
    }

    /// A page as a grey picture.
    func greys(onPage page: Int) throws -> GreyPicture {
        try GreyPicture(Data(contentsOf: picture(page, dots: 300)), dots: 300)
    }

    private func picture(_ page: Int, dots: Int) throws -> URL {
        let target = folder("page-\(page)")
        _ = try DocumentTools.run(
            "/usr/bin/pdftoppm",
            ["-gray", "-singlefile", "-r", "\(dots)", "-f", "\(page)", "-l", "\(page)", file.path, target.path])
        return target.appendingPathExtension("pgm")
    }
}

/// Grey dots, and where the dark ones begin and end.
struct GreyPicture {
    let width, height: Int
    private let dots: Double
    private let greys: Data

    /// - Parameter dots: to the inch.
    init(_ pgm: Data, dots: Int) throws {
        let head = pgm.prefix(40).split(separator: UInt8(ascii: "\n"), maxSplits: 3)
        let figures = String(decoding: head[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
        try #require(figures.count == 2)
        width = figures[0]
        height = figures[1]
        self.dots = Double(dots)
        greys = pgm.suffix(width * height)
    }

    /// Middles of the dark runs along a row, in millimetres from the left.
    func darkAcross(atHeight millimetres: Double) -> [Double] {
        let row = Int(millimetres / 25.4 * dots)
        return runs((0..<width).map { greys[greys.startIndex + row * width + $0] < 128 })
    }

    /// Middles of the dark runs down a column, in millimetres from the top.
    func darkDown(at millimetres: Double) -> [Double] {
        let column = Int(millimetres / 25.4 * dots)
        return runs((0..<height).map { greys[greys.startIndex + $0 * width + column] < 128 })
    }

    private func runs(_ dark: [Bool]) -> [Double] {
        var middles: [Double] = []
        var start: Int?
        for (index, isDark) in (dark + [false]).enumerated() {
            if isDark, start == nil { start = index }
            if !isDark, let first = start {
                middles.append(Double(first + index) / 2 / dots * 25.4)
                start = nil
            }
        }
        return middles
    }
}

extension DocumentTools {
    static var sandbox: Sandbox {
        Sandbox(programs: Checkout.programs, report: { print("documents: \($0)") })
    }
}
