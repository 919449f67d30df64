//! What the address of a page tells.

/// The parameters of an address, decoded as forms write them; those that are no UTF-8 are left out.
///
/// ```
/// # use loket_engine::visit::parameters;
/// let told = parameters("https://shop.example/help?product=min+max&v=4%2E3&v&%ff=1#v=5");
/// assert_eq!(told, [("product", "min max"), ("v", "4.3"), ("v", "")].map(|(name, value)| (name.to_owned(), value.to_owned())));
/// ```
pub fn parameters(address: &str) -> Vec<(String, String)> {
    let address = address.split('#').next().unwrap_or_default();
    let Some((_, query)) = address.split_once('?') else { return Vec::new() };
    let parameters = query.split('&').filter_map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Some((decoded(name)?, decoded(value)?))
    });
    parameters.collect()
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut ahead = rest.clone();
                let mut digit = || (ahead.next()? as char).to_digit(16);
                match (digit(), digit()) {
                    (Some(high), Some(low)) => {
                        rest = ahead;
                        (high * 16 + low) as u8
                    }
                    _ => b'%',
                }
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}
