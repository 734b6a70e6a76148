package import WorkerKit

/// The one thing that is worth knowing of a photo's XMP.
package enum XMP {
    /// True when it says where the photo was taken.
    package static func hasPlace(_ packet: Bytes) -> Bool { packet.contains("GPSLatitude") }
}
