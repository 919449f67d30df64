//! A stemmer as a WebAssembly file: what the widget calls.
//!
//! The file imports nothing. A word crosses as numbers of four bytes each, because numbers need no glue on the other side: the widget
//! puts them, calls `stem` with the word's length in bytes, and gets the stem's length back and then its bytes. A stemmer that fails
//! traps, which is an exception to the widget and leaves the next word a clean start.

// Memory is given out by hand, and the exports have plain names.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout};
use std::cell::{Cell, UnsafeCell};

use frostem::{Algorithm, Stemmer};

/// How many bytes a word, or a stem, has at most.
const LONGEST: usize = 64;

/// How much memory the stemming of one word may use. It takes some copies of the word.
const ROOM: usize = 16 * 1024;

/// WebAssembly in a page has one thread.
struct Alone<T>(T);
// SAFETY: there is no other thread.
unsafe impl<T> Sync for Alone<T> {}

static WORD: Alone<[Cell<u32>; LONGEST / 4]> = Alone([const { Cell::new(0) }; LONGEST / 4]);

/// Takes four bytes of a word, the first of which is the lowest.
#[unsafe(no_mangle)]
extern "C" fn put(place: usize, bytes: u32) {
    if let Some(cell) = WORD.0.get(place) {
        cell.set(bytes);
    }
}

/// Gives four bytes of a stem.
#[unsafe(no_mangle)]
extern "C" fn get(place: usize) -> u32 {
    WORD.0.get(place).map_or(0, Cell::get)
}

/// Replaces a word of so many bytes by its stem, and gives the stem's length. What is no word stays as it is.
#[unsafe(no_mangle)]
extern "C" fn stem(length: usize) -> usize {
    MEMORY.used.set(0);
    let mut bytes = [0; LONGEST];
    for (four, cell) in bytes.chunks_mut(4).zip(&WORD.0) {
        four.copy_from_slice(&cell.get().to_le_bytes());
    }
    let Some(word) = bytes.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok()) else { return length };
    let Some(algorithm) = Algorithm::all().first() else { return length };
    let stem = Stemmer::new(*algorithm).stem(word);
    if stem.len() > LONGEST {
        return length;
    }
    for (four, cell) in stem.as_bytes().chunks(4).zip(&WORD.0) {
        let byte = |place: usize| u32::from(four.get(place).copied().unwrap_or_default());
        cell.set(byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24);
    }
    stem.len()
}

/// Memory that is given out and never taken back: with each word all of it is free again.
struct Memory {
    used: Cell<usize>,
    blocks: UnsafeCell<[u128; ROOM / size_of::<u128>()]>,
}

// SAFETY: there is no other thread.
unsafe impl Sync for Memory {}

#[global_allocator]
static MEMORY: Memory = Memory { used: Cell::new(0), blocks: UnsafeCell::new([0; ROOM / size_of::<u128>()]) };

// SAFETY: what is given out lies in `blocks`, is aligned as it should be up to a block, and overlaps nothing else that was given out for this word.
// Nothing that was given out is used after the word.
unsafe impl GlobalAlloc for Memory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let from = self.used.get().next_multiple_of(layout.align());
        let until = from.saturating_add(layout.size());
        if until > ROOM || layout.align() > align_of::<u128>() {
            return std::ptr::null_mut();
        }
        self.used.set(until);
        // SAFETY: `from` is within the blocks.
        unsafe { self.blocks.get().cast::<u8>().add(from) }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
