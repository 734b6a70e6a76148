import CJPEG
import CPNG
import Testing

/// A picture drawn or read by the tests: RGBA, row after row.
struct Drawing {
    var width: Int
    var height: Int
    var pixels: [UInt8]

    /// - Parameter colour: red, green, blue, alpha at column `x` of row `y`.
    init(_ width: Int, _ height: Int, colour: (_ x: Int, _ y: Int) -> [UInt8]) {
        self.width = width
        self.height = height
        pixels = (0..<height).flatMap { y in (0..<width).flatMap { x in colour(x, y) } }
    }

    static let white: [UInt8] = [255, 255, 255, 255]
    static let black: [UInt8] = [0, 0, 0, 255]

    /// A letter F, 48 x 80, that looks different from every side.
    static let letterF = Drawing(48, 80) { x, y in isInk(x, y) ? black : white }

    static func isInk(_ x: Int, _ y: Int) -> Bool {
        (8..<40).contains(x) && (8..<72).contains(y) && (x < 16 || y < 16 || ((32..<40).contains(y) && x < 32))
    }

    /// More than 256 colours, soft enough for a JPEG to keep.
    static func sky(_ width: Int, _ height: Int, alpha: UInt8 = 255) -> Drawing {
        Drawing(width, height) { x, y in
            [UInt8(x * 255 / width), UInt8(y * 255 / height), UInt8((x + y) % 256), alpha]
        }
    }

    /// As a camera held the other way stores it, by the definition of EXIF orientation: where row 0 and column 0 are
    /// seen.
    func stored(as orientation: Int) -> Drawing {
        let swapped = orientation >= 5
        return Drawing(swapped ? height : width, swapped ? width : height) { column, row in
            let (x, y) =
                switch orientation {
                case 2: (width - 1 - column, row)
                case 3: (width - 1 - column, height - 1 - row)
                case 4: (column, height - 1 - row)
                case 5: (row, column)
                case 6: (width - 1 - row, column)
                case 7: (width - 1 - row, height - 1 - column)
                case 8: (row, height - 1 - column)
                default: (column, row)
                }
            return self[x, y]
        }
    }

    subscript(x: Int, y: Int) -> [UInt8] { Array(pixels[4 * (y * width + x)..<4 * (y * width + x) + 4]) }

    func jpeg(exif: [UInt8]? = nil) throws -> [UInt8] {
        var size = 0
        var report = cjpeg_report()
        let data = cjpeg_encode(pixels, Int32(width), Int32(height), 92, 1, &size, &report)
        defer { cjpeg_free(data) }
        let file = Array(UnsafeBufferPointer(start: try #require(data), count: size))
        guard let exif else { return file }
        let segment = Array("Exif\0\0".utf8) + exif
        let length = segment.count + 2
        return file[..<2] + [0xff, 0xe1, UInt8(length >> 8), UInt8(length & 255)] + segment + file[2...]
    }

    func png() throws -> [UInt8] {
        var size = 0
        var report = cpng_report()
        let data = cpng_encode(pixels, Int32(width), Int32(height), &size, &report)
        defer { cpng_free(data) }
        return Array(UnsafeBufferPointer(start: try #require(data), count: size))
    }

    init(jpeg file: [UInt8]) throws {
        var report = cjpeg_report()
        var newWidth: Int32 = 0
        var newHeight: Int32 = 0
        let data = cjpeg_decode(file, file.count, 8, 100, &newWidth, &newHeight, &report)
        defer { cjpeg_free(data) }
        self.init(try #require(data), Int(newWidth), Int(newHeight))
    }

    init(png file: [UInt8]) throws {
        var report = cpng_report()
        var facts = cpng_facts()
        let data = cpng_decode(file, file.count, 1, &facts, &report)
        defer { cpng_free(data) }
        self.init(try #require(data), Int(facts.width), Int(facts.height))
    }

    private init(_ data: UnsafeMutablePointer<UInt8>, _ width: Int, _ height: Int) {
        self.width = width
        self.height = height
        pixels = Array(UnsafeBufferPointer(start: data, count: width * height * 4))
    }
}
