//! The union of intervals: which times lie in any of them.

/// Adds the interval from `from` to `until` (in whatever unit the others have, the end not included) to intervals that are sorted and
/// apart: every one that it overlaps or touches becomes a part of it. One that ends before it begins, or right then, adds nothing.
///
/// ```
/// let mut open = vec![(540, 720), (780, 1020)];
/// loket_engine::calendar::unite(&mut open, 720, 750);
/// assert_eq!(open, [(540, 750), (780, 1020)]);
/// ```
pub fn unite<T: Ord + Copy>(intervals: &mut Vec<(T, T)>, mut from: T, mut until: T) {
    if from >= until {
        return;
    }
    intervals.retain(|(other_from, other_until)| {
        let apart = *other_until < from || until < *other_from;
        if !apart {
            from = from.min(*other_from);
            until = until.max(*other_until);
        }
        apart
    });
    let place = intervals.partition_point(|(other, _)| *other < from);
    intervals.insert(place, (from, until));
}
