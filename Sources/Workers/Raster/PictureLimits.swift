package import WorkerKit

/// What the header of a picture says of the work that decoding it will be.
package struct Measures {
    /// Pixels as stored; 1 or more.
    package var width: Int
    package var height: Int
    /// Passes over a JPEG.
    package var scans = 0
    /// Pictures in an animation, and the sum of their pixels.
    package var frames = 1
    package var framePixels = 0
    /// What has to be held at once while decoding, beyond rows, in bytes.
    package var heldBytes = 0

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// Pixels of a picture of this size; a header may claim sides whose product is no number any more.
    package static func area(_ width: Int, _ height: Int) -> Int {
        let (area, overflow) = width.multipliedReportingOverflow(by: height)
        return overflow ? .max : area
    }

    /// Counts the pixels of one more picture of an animation.
    package mutating func addFrame(_ width: Int, _ height: Int) {
        let (sum, overflow) = framePixels.addingReportingOverflow(Self.area(width, height))
        framePixels = overflow ? .max : sum
    }
}

/// The figures that a picture must keep to.
package struct PictureLimits {
    /// Pixels, as the server gave them.
    package let side: Int
    package let pixels: Int
    /// All of a progressive JPEG (2 bytes a sample, 150 million of them), of an interlaced PNG, of a WebP: out of the
    /// 512 MiB that a worker may use.
    package static let heldBytes = 300_000_000
    /// Passes over a progressive JPEG.
    package static let scans = 100
    /// Of an animation.
    package static let frames = 300
    package static let framePixels = 50_000_000

    package init(side: Int, pixels: Int) {
        self.side = side
        self.pixels = pixels
    }

    /// Everything that is too much.
    package func findings(_ measures: Measures) -> [Finding] {
        var findings: [Finding] = []
        func add(_ code: String, _ figures: [(name: String, value: Finding.Figure)]) {
            findings.append(Finding(code, .error, figures))
        }
        let longest = max(measures.width, measures.height)
        if longest > side { add("photo.tooLongSide", [("side", .number(longest)), ("limit", .number(side))]) }
        let area = Measures.area(measures.width, measures.height)
        if area > pixels {
            add("photo.tooManyPixels", [("pixels", .number(area)), ("limit", .number(pixels))])
        } else if measures.framePixels > Self.framePixels {
            let figures = (measures.framePixels, Self.framePixels)
            add("photo.tooManyPixels", [("pixels", .number(figures.0)), ("limit", .number(figures.1))])
        } else if measures.heldBytes > Self.heldBytes {
            let limit = Int(Double(area) * Double(Self.heldBytes) / Double(measures.heldBytes))
            add("photo.tooManyPixels", [("pixels", .number(area)), ("limit", .number(limit))])
        }
        if measures.scans > Self.scans {
            add("photo.tooManyScans", [("scans", .number(measures.scans)), ("limit", .number(Self.scans))])
        }
        if measures.frames > Self.frames {
            add("photo.tooManyFrames", [("frames", .number(measures.frames)), ("limit", .number(Self.frames))])
        }
        return findings
    }
}
