import CJPEG
import CPNG
import CPixels
import Glibc
import WorkerKit

/// Pixels in memory: RGBA, 8 bits a channel, row after row, alpha not multiplied in.
package final class Picture: Surface {
    package let width: Int
    package let height: Int
    /// True when a pixel of the file was not opaque.
    package var transparent: Bool
    /// True when the file had at most 256 colours.
    package var fewColours: Bool
    private let pixels: UnsafeMutablePointer<UInt8>

    /// Takes over memory from malloc, `width` x `height` x 4 bytes.
    package init(
        owning pixels: UnsafeMutablePointer<UInt8>, width: Int, height: Int, transparent: Bool, fewColours: Bool
    ) {
        self.pixels = pixels
        self.width = width
        self.height = height
        self.transparent = transparent
        self.fewColours = fewColours
    }

    /// Pixels that hold anything until they are drawn.
    package convenience init(width: Int, height: Int, transparent: Bool = false, fewColours: Bool = false) {
        let pixels = memory(width * height * 4)
        self.init(
            owning: pixels, width: width, height: height, transparent: transparent, fewColours: fewColours)
    }

    deinit { free(pixels) }

    /// Lends the pixels, `width` x `height` x 4 bytes, to be read or written.
    package func withPixels<Result>(_ body: (UnsafeMutableBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try body(UnsafeMutableBufferPointer(start: pixels, count: width * height * 4))
    }

    /// Finds out whether it is transparent and has few colours.
    package func look() {
        var facts = cpng_facts()
        cpng_look(pixels, width * height, &facts)
        transparent = facts.transparent != 0
        fewColours = facts.few_colours != 0
    }

    /// The picture at another size; itself when it has that size already.
    package func reduced(to newWidth: Int, _ newHeight: Int) -> Picture {
        if newWidth == width, newHeight == height { return self }
        let result = alike(newWidth, newHeight)
        let failed = cpixels_resize(
            pixels, Int32(width), Int32(height), result.pixels, Int32(newWidth), Int32(newHeight), transparent ? 1 : 0)
        if failed != 0 { stop("no memory to reduce \(width)x\(height)") }
        return result
    }

    package func upright(from orientation: Int) -> Picture {
        if orientation == 1 { return self }
        let turned = orientation >= 5
        let result = alike(turned ? height : width, turned ? width : height)
        cpixels_turn(pixels, Int32(width), Int32(height), Int32(orientation), result.pixels)
        return result
    }

    private func alike(_ width: Int, _ height: Int) -> Picture {
        Picture(width: width, height: height, transparent: transparent, fewColours: fewColours)
    }

    package func encoded(as style: Style) -> Encoded {
        switch style {
        case .photo: transparent ? png() : jpeg(quality: 80, halvedColour: true)
        case .drawing: transparent || fewColours ? png() : jpeg(quality: 85, halvedColour: false)
        }
    }

    /// A baseline JPEG; alpha is ignored.
    ///
    /// 4:2:0 for photos; 4:4:4 keeps the coloured text of screenshots sharp.
    package func jpeg(quality: Int, halvedColour: Bool) -> Encoded {
        var size = 0
        var report = cjpeg_report()
        let data = cjpeg_encode(
            pixels, Int32(width), Int32(height), Int32(quality), halvedColour ? 2 : 1, &size, &report)
        guard let data else { stop("JPEG encoder: code \(report.code)") }
        return Encoded(owning: data, count: size, format: "jpeg")
    }

    package func png() -> Encoded {
        var size = 0
        var report = cpng_report()
        guard let data = cpng_encode(pixels, Int32(width), Int32(height), &size, &report) else {
            stop("PNG encoder: code \(report.code)")
        }
        return Encoded(owning: data, count: size, format: "png")
    }

    package func thumbnail(_ width: Int, _ height: Int) -> Picture {
        let small = reduced(to: width, height)
        let result = Picture(width: width, height: height)
        result.pixels.update(from: small.pixels, count: width * height * 4)
        result.layOnWhite()
        return result
    }

    package func layOnWhite() { cpixels_flatten(pixels, width * height) }
}

/// Memory from malloc; a picture that does not fit is no fault of the file, for limits were checked before.
func memory(_ size: Int) -> UnsafeMutablePointer<UInt8> {
    guard let memory = malloc(size) else { stop("no memory for \(size) bytes") }
    return memory.bindMemory(to: UInt8.self, capacity: size)
}
