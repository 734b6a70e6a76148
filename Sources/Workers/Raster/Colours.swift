import CColour
import CPixels
import WorkerKit

/// What a picture's description of its colours comes to.
package enum Colours {
    /// None is given, or they are sRGB as good as.
    case srgb
    /// The description is broken, or made for another kind of picture: it is ignored.
    case unusable
    case converted(Conversion)

    package var conversion: Conversion? {
        if case .converted(let conversion) = self { conversion } else { nil }
    }

    package var isUnusable: Bool {
        if case .unusable = self { true } else { false }
    }

    /// Judges an ICC profile.
    ///
    /// - Parameter channels: of the picture: 1 grey, 3 red, green and blue, 4 inks.
    package init(profile: UnsafeRawBufferPointer, channels: Int) {
        self.init { way in
            ccolour_open(
                profile.baseAddress?.assumingMemoryBound(to: UInt8.self), profile.count, Int32(channels), &way)
        }
    }

    /// Judges the numbers that HEIF and PNG (cICP) use, those of ITU-T H.273.
    package init(primaries: Int, transfer: Int) {
        self.init { way in ccolour_open_coded(Int32(primaries), Int32(transfer), &way) }
    }

    /// Judges what a PNG without profile measures its colours by.
    ///
    /// - Parameter points: x and y of white, red, green and blue.
    package init(gamma: Double, points: [Double]) {
        self.init { way in ccolour_open_measured(gamma, points, &way) }
    }

    private init(_ open: (inout OpaquePointer?) -> ccolour_verdict) {
        var way: OpaquePointer?
        switch open(&way) {
        case ccolour_converts:
            guard let way else { stop("colours: no way") }
            self = .converted(Conversion(owning: way))
        case ccolour_is_srgb: self = .srgb
        case ccolour_no_memory: stop("no memory for colours")
        default: self = .unusable
        }
    }
}

/// A way from a picture's own colours to sRGB.
package final class Conversion {
    private let way: OpaquePointer

    fileprivate init(owning way: OpaquePointer) { self.way = way }

    deinit { ccolour_close(way) }

    /// In place.
    package func apply(to picture: Picture) {
        picture.withPixels { ccolour_convert(way, $0.baseAddress, $0.count / 4) }
    }

    /// In place, to a row of RGBA.
    package func apply(to row: UnsafeMutablePointer<UInt8>, count: Int) { ccolour_convert(way, row, count) }

    /// In place, to a grey picture.
    package func apply(to luma: Plane) {
        ccolour_convert_grey(way, luma.shared.samples, luma.stride * luma.height)
        withExtendedLifetime(luma) {}
    }
}
