import CJPEG

/// Photos drawn by the tests.
package enum Pictures {
    /// JPEG of a soft gradient; `shade` makes each one different.
    package static func jpeg(_ width: Int, _ height: Int, shade: Int = 0) throws -> [UInt8] {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height * 4)
        for y in 0..<height {
            for x in 0..<width {
                pixels += [
                    UInt8(x * 255 / width), UInt8(y * 255 / height), UInt8(truncatingIfNeeded: (x + y) / 4 + shade),
                    255,
                ]
            }
        }
        var size = 0
        var report = cjpeg_report()
        guard let data = cjpeg_encode(pixels, Int32(width), Int32(height), 85, 1, &size, &report) else {
            throw Missing("JPEG encoder")
        }
        defer { cjpeg_free(data) }
        return Array(UnsafeBufferPointer(start: data, count: size))
    }
}
