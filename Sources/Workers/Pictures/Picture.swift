import CJPEG
import CPNG
import CPixels
import Glibc

/// Pixels in memory: RGBA, 8 bits a channel, row after row.
final class Picture {
    let width: Int
    let height: Int
    /// True when a pixel of the file was not opaque.
    let transparent: Bool
    /// True when the file had at most 256 colours.
    let fewColours: Bool
    private let pixels: UnsafeMutablePointer<UInt8>

    /// Takes over memory from malloc, `width` x `height` x 4 bytes.
    init(owning pixels: UnsafeMutablePointer<UInt8>, width: Int, height: Int, transparent: Bool, fewColours: Bool) {
        self.pixels = pixels
        self.width = width
        self.height = height
        self.transparent = transparent
        self.fewColours = fewColours
    }

    deinit { cjpeg_free(pixels) }

    /// The picture at another size; itself when it has that size already.
    func reduced(to newWidth: Int, _ newHeight: Int) -> Picture {
        if newWidth == width, newHeight == height { return self }
        return make(newWidth, newHeight) { out in
            let failed = cpixels_resize(
                pixels, Int32(width), Int32(height), out, Int32(newWidth), Int32(newHeight), transparent ? 1 : 0)
            if failed != 0 { stop("no memory to reduce \(width)x\(height)") }
        }
    }

    func upright(from orientation: Int) -> Picture {
        if orientation == 1 { return self }
        let turned = orientation >= 5
        return make(turned ? height : width, turned ? width : height) { out in
            cpixels_turn(pixels, Int32(width), Int32(height), Int32(orientation), out)
        }
    }

    private func make(_ width: Int, _ height: Int, draw: (UnsafeMutablePointer<UInt8>) -> Void) -> Picture {
        let size = width * height * 4
        guard let memory = malloc(size) else { stop("no memory for \(width)x\(height)") }
        let out = memory.bindMemory(to: UInt8.self, capacity: size)
        draw(out)
        return Picture(
            owning: out, width: width, height: height, transparent: transparent, fewColours: fewColours)
    }

    /// A baseline JPEG.
    ///
    /// 4:2:0 for photos; 4:4:4 keeps the coloured text of screenshots sharp.
    func jpeg(quality: Int, halvedColour: Bool) -> [UInt8] {
        var size = 0
        var report = cjpeg_report()
        let data = cjpeg_encode(
            pixels, Int32(width), Int32(height), Int32(quality), halvedColour ? 2 : 1, &size, &report)
        guard let data else { stop("JPEG encoder: code \(report.code)") }
        defer { cjpeg_free(data) }
        return Array(UnsafeBufferPointer(start: data, count: size))
    }

    func png() -> [UInt8] {
        var size = 0
        var report = cpng_report()
        guard let data = cpng_encode(pixels, Int32(width), Int32(height), &size, &report) else {
            stop("PNG encoder: code \(report.code)")
        }
        defer { cpng_free(data) }
        return Array(UnsafeBufferPointer(start: data, count: size))
    }
}
