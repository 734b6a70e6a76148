import CJPEG
import CPNG

extension Header {
    /// Decodes the whole file, no larger than needed for an upright picture `target` pixels wide.
    func decode(_ file: Bytes, target: Int, limits: PictureLimits) throws -> Picture {
        switch format {
        case .jpeg: try decodeJPEG(file, target: target, limits: limits)
        case .png: try decodePNG(file, target: target)
        }
    }

    private func decodeJPEG(_ file: Bytes, target: Int, limits: PictureLimits) throws -> Picture {
        let eighths = (1...7).first { (uprightWidth * $0 + 7) / 8 >= target } ?? 8
        var report = cjpeg_report()
        var newWidth: Int32 = 0
        var newHeight: Int32 = 0
        let pixels = file.lend { start, count in
            cjpeg_decode(start, count, Int32(eighths), Int32(limits.scans), &newWidth, &newHeight, &report)
        }
        guard let pixels else {
            write("libjpeg: \(text(&report.message))\n", to: 2)
            switch report.code {
            case 2: throw Refused.tooManyPixels(width * height, limit: limits.pixels)
            case 3: throw Refused.unsupported(found: "JPEG")
            default: throw Refused.damaged
            }
        }
        return Picture(
            owning: pixels, width: Int(newWidth), height: Int(newHeight), transparent: false, fewColours: false)
    }

    private func decodePNG(_ file: Bytes, target: Int) throws -> Picture {
        var report = cpng_report()
        var facts = cpng_facts()
        let factor = max(1, uprightWidth / target)
        let pixels = file.lend { start, count in cpng_decode(start, count, Int32(factor), &facts, &report) }
        guard let pixels else {
            write("libpng: \(text(&report.message))\n", to: 2)
            if report.code == 2 { stop("no memory for a PNG of \(width)x\(height)") }
            throw Refused.damaged
        }
        return Picture(
            owning: pixels, width: Int(facts.width), height: Int(facts.height),
            transparent: facts.transparent != 0, fewColours: facts.few_colours != 0)
    }
}

/// The text in a C array of characters that ends with a zero.
private func text<Array>(_ message: inout Array) -> String {
    withUnsafeBytes(of: &message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}
