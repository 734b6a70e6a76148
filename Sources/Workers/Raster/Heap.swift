import CPixels

package enum Heap {
    /// For a process that makes one picture after the other and then ends.
    package static func keepPages() { cpixels_keep_memory() }
}
