import Raster
import WorkerKit

/// What a SOF segment says.
struct JPEGFrame {
    static let none = JPEGFrame()

    /// As stored; 0 when there was no frame.
    private(set) var width = 0
    private(set) var height = 0
    /// How many samples of each channel there are for how many of the largest: 2x2 for luma, mostly 1x1 for colour.
    private(set) var components: [(across: Int, down: Int)] = []
    private(set) var isProgressive = false
    private(set) var isArithmetic = false

    private init() {}

    /// - Throws: `Refused` `photo.unsupported` for what no browser shows either, `photo.damaged`.
    init(_ marker: UInt8, _ segment: Bytes) throws {
        // Baseline, extended and progressive, the latter two also with arithmetic coding.
        guard [0xc0, 0xc1, 0xc2, 0xc9, 0xca].contains(marker) else {
            throw Refused.unsupported(found: "JPEG SOF\(marker - 0xc0)")
        }
        guard let precision = segment[0], let height = segment.big16(1), let width = segment.big16(3),
            let count = segment[5].map(Int.init)
        else { throw Refused.damaged }
        guard precision == 8 else { throw Refused.unsupported(found: "JPEG \(precision) bit") }
        guard width > 0, height > 0 else { throw Refused.damaged }
        guard [1, 3, 4].contains(count) else { throw Refused.unsupported(found: "JPEG \(count)") }
        components = (0..<count).compactMap { segment[7 + 3 * $0] }.map { (Int($0 >> 4), Int($0 & 15)) }
        guard components.count == count,
            components.allSatisfy({ (1...4).contains($0.across) && (1...4).contains($0.down) })
        else { throw Refused.damaged }
        self.width = width
        self.height = height
        isProgressive = marker == 0xc2 || marker == 0xca
        isArithmetic = marker >= 0xc9
    }

    /// Of all channels.
    var samples: Int {
        let across = components.map(\.across).max() ?? 1
        let down = components.map(\.down).max() ?? 1
        return components.reduce(0) { $0 + width * height * $1.across * $1.down / (across * down) }
    }
}
