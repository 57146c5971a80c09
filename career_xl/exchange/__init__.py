"""Other sources beside «Мониторинг»: what they say, and where they differ (domain §3, T04, X rules)."""
