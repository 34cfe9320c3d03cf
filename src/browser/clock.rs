//! Wall clock, civil days in this computer's time zone, and random numbers.

use ledger::{Due, Today, WallTime, Zone};

/// Now, by this computer's clock.
pub fn now() -> WallTime {
    // A date in milliseconds is far below 2^53.
    #[allow(clippy::cast_possible_truncation)]
    WallTime(js_sys::Date::now() as i64)
}

/// Today, by this computer's clock and time zone.
pub fn today() -> Today {
    // Minutes behind Greenwich, less than a day either way.
    #[allow(clippy::cast_possible_truncation)]
    let zone = Zone(-(js_sys::Date::new_0().get_timezone_offset() as i32));
    Today::at(now(), zone)
}

/// A moment as text in this computer's time zone: `2025-06-05 14:03`.
pub fn time_text(at: WallTime) -> String {
    #[allow(clippy::cast_precision_loss)]
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64));
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// The time of day of a moment: `14:03`.
pub fn hour_text(at: WallTime) -> String {
    let date = date(at);
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

fn date(at: WallTime) -> js_sys::Date {
    #[allow(clippy::cast_precision_loss)]
    js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64))
}

/// Civil day of a moment; `None` outside the range of the calendar.
pub fn day(at: WallTime) -> Option<Due> {
    let date = date(at);
    let (month, day) = (i8::try_from(date.get_month() + 1), i8::try_from(date.get_date()));
    Due::day(i16::try_from(date.get_full_year()).ok()?, month.ok()?, day.ok()?)
}

/// A moment as civil date and time of this computer.
pub fn civil(at: WallTime) -> storage::CivilMoment {
    let date = date(at);
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    storage::CivilMoment {
        year: u16::try_from(date.get_full_year()).unwrap_or(0),
        month: small(date.get_month() + 1),
        day: small(date.get_date()),
        hour: small(date.get_hours()),
        minute: small(date.get_minutes()),
        second: small(date.get_seconds()),
    }
}

/// The first moment of a day.
pub fn start_of_day(day: Due) -> WallTime {
    moment(day, 0, 0, 0, 0)
}

/// The last moment of a day.
pub fn end_of_day(day: Due) -> WallTime {
    moment(day, 23, 59, 59, 999)
}

fn moment(day: Due, hour: i32, minute: i32, second: i32, milli: i32) -> WallTime {
    let day = day.last_day();
    let (year, month) = (u32::from(day.year().unsigned_abs()), i32::from(day.month()) - 1);
    let date = js_sys::Date::new_with_year_month_day_hr_min_sec_milli(
        year,
        month,
        i32::from(day.day()),
        hour,
        minute,
        second,
        milli,
    );
    #[allow(clippy::cast_possible_truncation)]
    WallTime(date.get_time() as i64)
}

/// Number of midnights between two moments, in this computer's time zone.
pub fn days_between(from: WallTime, to: WallTime) -> i64 {
    const DAY: f64 = 86_400_000.0;
    #[allow(clippy::cast_precision_loss)]
    let day = |at: WallTime| {
        let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64));
        ((at.0 as f64 - date.get_timezone_offset() * 60_000.0) / DAY).floor()
    };
    #[allow(clippy::cast_possible_truncation)]
    let days = (day(to) - day(from)) as i64;
    days
}

/// 64 random bits from `crypto.getRandomValues`, which plain http has too; without it from the clock and `Math.random`.
pub fn random() -> u64 {
    let mut bytes = [0_u8; 8];
    let drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if drawn {
        return u64::from_le_bytes(bytes);
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let chance = (js_sys::Math::random() * 9e15) as u64;
    chance ^ now().0.unsigned_abs().rotate_left(20)
}
